namespace EduStream.Media.Processes;

/// <summary>One run of an external program. The arguments are logged as they are: a secret goes in by file, never here.</summary>
/// <param name="Tool">Absolute path of the program, see <see cref="ToolLocator"/>.</param>
/// <param name="Arguments">One entry per argument; no shell is involved.</param>
/// <param name="TimeLimit">After this the program is killed and <see cref="ToolTimeoutException"/> thrown.</param>
public sealed record ToolCommand(string Tool, IReadOnlyList<string> Arguments, TimeSpan TimeLimit)
{
    /// <summary>Folder that the program starts in; null for a neutral one (the root).</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Limit of address space, bytes; null for none. A hostile file must not take the machine's memory.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Limit of each file that the program writes, bytes; null for none.</summary>
    public long? FileSizeLimitBytes { get; init; }

    /// <summary>Characters of standard output that are kept; more of them kill the program.</summary>
    public int OutputLimit { get; init; } = 8 * 1024 * 1024;

    /// <summary>Written to standard input, which is then closed: the way in for secrets. Nothing else logs or keeps it.</summary>
    public string? Input { get; init; }

    /// <summary>Texts that are blacked out in what the program writes to standard error.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Receives each line of standard output instead of <see cref="ToolResult.Output"/> keeping it.</summary>
    public Action<string>? OnOutputLine { get; init; }

    /// <summary>The program and its time limit; a generated text would show the input.</summary>
    public override string ToString() => $"{Tool} ({TimeLimit})";
}

/// <summary>A program that ended by itself.</summary>
/// <param name="ExitCode">0 is success. 128 + n: ended by signal n.</param>
/// <param name="Output">Standard output, empty when lines were handed on.</param>
/// <param name="LastErrors">The last lines of standard error.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record ToolResult(int ExitCode, string Output, IReadOnlyList<string> LastErrors, TimeSpan Elapsed);
