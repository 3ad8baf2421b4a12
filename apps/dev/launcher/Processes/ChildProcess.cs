using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EduStream.Launcher.Processes;

/// <summary>
/// A process that dies with this one, also on <c>kill -9</c> (parent-death signal), and that does not get the terminal's Ctrl-C
/// (own session): stopping is the parent's decision.
/// </summary>
public sealed partial class ChildProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private readonly Process process;
    private readonly Task reading;

    private ChildProcess(Process process, Action<string> line)
    {
        this.process = process;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, line), ReadAsync(process.StandardError, line));
    }

    /// <summary>The program itself: setsid and setpriv replace themselves by it.</summary>
    public int Id => process.Id;

    /// <summary>Null while it runs; 128 + signal when a signal ended it.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Starts a program. <paramref name="line"/> gets every line of both outputs, from any thread.</summary>
    /// <exception cref="LauncherException">No such folder, or the system cannot start another process.</exception>
    public static async Task<ChildProcess> StartAsync(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> environment, Action<string> line)
    {
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (IEnumerable<string>)["setpriv", "--pdeathsig", "KILL", "--", .. command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            var process = await SpawnThread.Run(() => Process.Start(start)!);
            process.StandardInput.Close();
            return new ChildProcess(process, line);
        }
        catch (Win32Exception refused)
        {
            throw new LauncherException($"{command[0]} could not be started in {folder}: {refused.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Completes when the process is gone and its output read.</summary>
    public async Task WaitAsync(CancellationToken stop = default)
    {
        await process.WaitForExitAsync(stop);
        // A grandchild may hold the pipe open for a moment longer; the exit is what counts.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), stop));
    }

    /// <summary>Asks it to stop, and kills it when it has not after <paramref name="limit"/>.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        if (!process.HasExited)
        {
            _ = Kill(process.Id, SigTerm);
        }

        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>SIGKILL, now.</summary>
    public void Kill() => process.Kill();

    /// <summary>Sends SIGTERM to a process that is not a child of this one.</summary>
    internal static bool Terminate(int processId) => Kill(processId, SigTerm) == 0;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static async Task ReadAsync(StreamReader from, Action<string> line)
    {
        while (await from.ReadLineAsync() is { } text)
        {
            line(text);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
