using System.Buffers;
using System.Globalization;

namespace EduStream.Media.Processes;

/// <summary>Pure: the argument list that is really started, and the same as text for the log.</summary>
internal static class CommandLine
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=:,./@%");

    /// <summary>
    /// The chain of <see cref="Confinement"/>, then the tool. A new namespace comes first: entering one makes the kernel forget the parent-death signal.
    /// </summary>
    internal static IReadOnlyList<string> Wrap(ToolCommand command, Confinement confinement)
    {
        List<string> line = [.. command.Network ? [] : confinement.NoNetwork];
        if (confinement.Setpriv is { } setpriv)
        {
            line.AddRange([setpriv, "--no-new-privs", "--pdeathsig", "KILL", "--"]);
        }

        if (confinement.Prlimit is { } prlimit)
        {
            line.AddRange([prlimit, "--core=0"]);
            AddLimit(line, "cpu", (long?)command.ProcessorLimit?.TotalSeconds);
            AddLimit(line, "as", command.MemoryLimitBytes);
            AddLimit(line, "fsize", command.FileSizeLimitBytes);
            line.Add("--");
        }

        return [.. line, command.Tool, .. command.Arguments];
    }

    /// <summary>Ready to paste into a shell.</summary>
    internal static string Text(ToolCommand command) => string.Join(' ', command.Arguments.Prepend(command.Tool).Select(Quote));

    private static void AddLimit(List<string> line, string name, long? value)
    {
        if (value is { } limit)
        {
            line.Add(string.Create(CultureInfo.InvariantCulture, $"--{name}={limit}"));
        }
    }

    private static string Quote(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(Plain) ? argument : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
