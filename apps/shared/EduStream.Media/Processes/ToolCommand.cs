namespace EduStream.Media.Processes;

/// <summary>One run of an external program. The arguments are logged as they are: a secret goes in by file, never here.</summary>
/// <param name="Tool">Absolute path of the program, see <see cref="ToolLocator"/>.</param>
/// <param name="Arguments">One entry per argument; no shell is involved.</param>
/// <param name="TimeLimit">After this the program is killed and <see cref="ToolTimeoutException"/> thrown.</param>
public sealed record ToolCommand(string Tool, IReadOnlyList<string> Arguments, TimeSpan TimeLimit)
{
    /// <summary>Folder that the program starts in; null for a neutral one (the root).</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>May it use the network? Only when the allow-list among its arguments says so; otherwise it has none, where the system can do that.</summary>
    public bool Network { get; init; } = ProtocolAllowList.HasNetwork(Arguments);

    /// <summary>
    /// Limit of processor time over all threads, whole seconds, at least one; null for none. Unlike <see cref="TimeLimit"/> it does not depend on what else the
    /// machine does, so whoever reaches it would reach it again: <see cref="ToolResult.OutOfProcessorTime"/>.
    /// </summary>
    public TimeSpan? ProcessorLimit { get; init; }

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

    /// <summary>Receives each line of standard error, secrets blacked out, beside <see cref="ToolResult.LastErrors"/> keeping the last ones.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>The program and its time limit; a generated text would show the input.</summary>
    public override string ToString() => $"{Tool} ({TimeLimit})";
}

/// <summary>A program that ended by itself.</summary>
/// <param name="ExitCode">0 is success. 128 + n: ended by signal n.</param>
/// <param name="Output">Standard output, empty when lines were handed on.</param>
/// <param name="LastErrors">The last lines of standard error.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record ToolResult(int ExitCode, string Output, IReadOnlyList<string> LastErrors, TimeSpan Elapsed)
{
    private const int Signal = 128;

    /// <summary>It was ended because of <see cref="ToolCommand.ProcessorLimit"/>.</summary>
    public bool OutOfProcessorTime { get; init; }

    /// <summary>It asked for more than <see cref="ToolCommand.MemoryLimitBytes"/> and gave up.</summary>
    public bool OutOfMemory => ExitCode != 0 && LastErrors.Any(line => line.Contains("allocate memory", StringComparison.Ordinal));

    /// <summary>It broke down by itself (illegal instruction, abort, bus error, division, bad address): the same input would do it again.</summary>
    public bool Crashed => ExitCode - Signal is 4 or 6 or 7 or 8 or 11;
}
