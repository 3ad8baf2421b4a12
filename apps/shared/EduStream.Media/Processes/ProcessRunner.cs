using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduStream.Media.Processes;

/// <summary>The one place that starts external programs.</summary>
/// <param name="lifetime">Children are killed when the host stops; null outside a host.</param>
public sealed class ProcessRunner(ILogger<ProcessRunner> logger, IHostApplicationLifetime? lifetime = null)
{
    private const int Killed = 128 + 9;
    private int warned;

    /// <summary>Another confinement than this machine's, for tests.</summary>
    internal Confinement Confinement { get; init; } = Confinement.OfThisMachine;

    /// <summary>
    /// Runs to the end; an exit code other than 0 is a result, not an exception. <see cref="ToolTimeoutException"/> after the time limit,
    /// <see cref="ToolUnusableException"/> when it cannot be started, <see cref="ToolFailedException"/> when it says too much, <see cref="OperationCanceledException"/> when stopped. It is dead in any case.
    /// </summary>
    public async Task<ToolResult> RunAsync(ToolCommand command, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var name = Path.GetFileName(command.Tool);
        using var limit = new CancellationTokenSource(command.TimeLimit);
        using var flood = new CancellationTokenSource();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token, flood.Token, lifetime?.ApplicationStopping ?? default);
        ending.Token.ThrowIfCancellationRequested();
        if (!command.Network && Confinement.NoNetwork.Count == 0 && Interlocked.Exchange(ref warned, 1) == 0)
        {
            logger.NetworkNotTaken();
        }

        logger.ToolStarting(CommandLine.Text(command));
        var clock = Stopwatch.GetTimestamp();
        using var process = await StartAsync(command);
        await using var killer = ending.Token.Register(() => Kill(process));
        var errors = new LastLines();
        var output = new StringBuilder();
        var reading = Task.WhenAll(
            LineReader.ReadAsync(process.StandardError, line => TakeError(Hide(line, command), command, errors)),
            LineReader.ReadAsync(process.StandardOutput, line => Take(line, command, output, flood)));
        await FeedAsync(process, command.Input);
        await reading;
        await process.WaitForExitAsync(CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(clock);
        logger.ToolEnded(name, process.ExitCode, elapsed.TotalSeconds);
        if (ending.IsCancellationRequested)
        {
            stop.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? new ToolTimeoutException($"{name} ran longer than {command.TimeLimit.TotalSeconds:0} s and was killed.", errors.Snapshot())
                : flood.IsCancellationRequested ? new ToolFailedException($"{name} wrote more than {command.OutputLimit} characters and was killed.", errors.Snapshot())
                : new OperationCanceledException($"{name} was killed because the program is stopping.");
        }

        return new ToolResult(process.ExitCode, output.ToString(), errors.Snapshot(), elapsed) { OutOfProcessorTime = IsTimeUp(command, process.ExitCode, elapsed) };
    }

    /// <summary>As <see cref="RunAsync"/>, and <see cref="ToolFailedException"/> when the exit code is not 0.</summary>
    public async Task<ToolResult> RequireAsync(ToolCommand command, CancellationToken stop = default)
    {
        var result = await RunAsync(command, stop);
        return result.ExitCode == 0 ? result : throw new ToolFailedException($"{Path.GetFileName(command.Tool)} ended with code {result.ExitCode}.", result.LastErrors);
    }

    // No tool is started with more: a machine with many cores must not make a kill from outside look like the end of its time.
    private const int MostThreads = 4;

    // The kernel kills at the limit; so does whoever is short of memory, but rarely a program that has run as long as that.
    private static bool IsTimeUp(ToolCommand command, int exitCode, TimeSpan elapsed) =>
        exitCode == Killed && command.ProcessorLimit is { } limit && elapsed * Math.Min(Environment.ProcessorCount, MostThreads) >= limit * 0.9;

    private async Task<Process> StartAsync(ToolCommand command)
    {
        var line = CommandLine.Wrap(command, Confinement);
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = command.WorkingFolder ?? Path.GetPathRoot(Environment.SystemDirectory) ?? "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        ToolEnvironment.Apply(start.Environment);
        try
        {
            return await ProcessStarter.StartAsync(start);
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new ToolUnusableException($"{command.Tool} could not be started: {failure.Message}");
        }
    }

    private static async Task FeedAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code tells the story.
        }
    }

    private static void Take(string line, ToolCommand command, StringBuilder output, CancellationTokenSource flood)
    {
        if (command.OnOutputLine is { } handler)
        {
            handler(line);
        }
        else if (output.Length + line.Length < command.OutputLimit)
        {
            output.Append(line).Append('\n');
        }
        else
        {
            flood.Cancel();
        }
    }

    private static void TakeError(string line, ToolCommand command, LastLines errors)
    {
        errors.Add(line);
        command.OnErrorLine?.Invoke(line);
    }

    private static string Hide(string line, ToolCommand command) =>
        command.Secrets.Aggregate(line, (text, secret) => text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase));

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Already over.
        }
    }
}
