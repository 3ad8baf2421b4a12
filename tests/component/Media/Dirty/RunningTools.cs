namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>Command lines of processes on this machine.</summary>
internal static class RunningTools
{
    /// <summary>Those that name a folder: programs of other tests do not.</summary>
    internal static IReadOnlyList<string> Naming(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Select(CommandLine).Where(line => line.Contains(folder, StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return string.Empty; // it has just ended
        }
    }
}
