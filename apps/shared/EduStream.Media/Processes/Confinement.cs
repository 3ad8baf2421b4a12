using System.ComponentModel;
using System.Diagnostics;

namespace EduStream.Media.Processes;

/// <summary>
/// The small programs that take rights away before a tool starts, as far as this system has and allows them. Each sets one thing and then becomes the
/// next, so that one process id remains.
/// </summary>
/// <param name="NoNetwork"><c>unshare</c> and its arguments: a network of its own, without an interface; empty when the system refuses that.</param>
/// <param name="Setpriv">Dies with the parent, gains no rights.</param>
/// <param name="Prlimit">Limits of time, memory and file size.</param>
internal sealed record Confinement(IReadOnlyList<string> NoNetwork, string? Setpriv, string? Prlimit)
{
    // A user namespace needs no rights where the system allows it; without one root can still make a network namespace.
    private static readonly string[][] NetworkOff = [["--user", "--map-current-user", "--net"], ["--net"]];

    /// <summary>What this machine has. Absent on macOS and Windows: there children are only killed on an orderly stop, and nothing is limited.</summary>
    internal static Confinement OfThisMachine { get; } = OperatingSystem.IsLinux()
        ? new(FindNetworkOff(), ToolLocator.OnPath("setpriv"), ToolLocator.OnPath("prlimit"))
        : new([], null, null);

    private static IReadOnlyList<string> FindNetworkOff() =>
        ToolLocator.OnPath("unshare") is { } unshare && NetworkOff.FirstOrDefault(options => Works(unshare, options)) is { } allowed ? [unshare, .. allowed, "--"] : [];

    private static bool Works(string unshare, IReadOnlyList<string> options)
    {
        try
        {
            var start = new ProcessStartInfo(unshare, [.. options, "--", "/bin/true"]) { RedirectStandardError = true };
            ToolEnvironment.Apply(start.Environment);
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
