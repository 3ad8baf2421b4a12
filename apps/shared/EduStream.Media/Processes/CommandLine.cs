using System.Buffers;
using System.Globalization;

namespace EduStream.Media.Processes;

/// <summary>Pure: the argument list that is really started, and the same as text for the log.</summary>
internal static class CommandLine
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=:,./@%");

    /// <summary>
    /// Chains small programs that each set one thing and then become the next, so that one process id remains:
    /// <c>setpriv</c> (die with the parent), <c>prlimit</c> (memory, file size, no core dumps), the tool.
    /// </summary>
    internal static IReadOnlyList<string> Wrap(ToolCommand command, string? setpriv, string? prlimit)
    {
        List<string> line = [];
        if (setpriv is not null)
        {
            line.AddRange([setpriv, "--pdeathsig", "KILL", "--"]);
        }

        if (prlimit is not null)
        {
            line.AddRange([prlimit, "--core=0"]);
            AddLimit(line, "as", command.MemoryLimitBytes);
            AddLimit(line, "fsize", command.FileSizeLimitBytes);
            line.Add("--");
        }

        return [.. line, command.Tool, .. command.Arguments];
    }

    /// <summary>Ready to paste into a shell.</summary>
    internal static string Text(ToolCommand command) => string.Join(' ', command.Arguments.Prepend(command.Tool).Select(Quote));

    private static void AddLimit(List<string> line, string name, long? bytes)
    {
        if (bytes is { } limit)
        {
            line.Add(string.Create(CultureInfo.InvariantCulture, $"--{name}={limit}"));
        }
    }

    private static string Quote(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(Plain) ? argument : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
