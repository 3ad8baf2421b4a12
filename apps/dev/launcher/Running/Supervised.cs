using System.Diagnostics;
using EduStream.Launcher.Data;
using EduStream.Launcher.Processes;

namespace EduStream.Launcher.Running;

/// <summary>One process that is kept running: started again, on the same ports, when it ends without being told to.</summary>
internal sealed class Supervised(ProcessSpec spec, LogBook logs, Action changed) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Action<string> line = logs.Open(spec.Name);
    private readonly BackOff backOff = new();
    private Task running = Task.CompletedTask;
    private TimeSpan stopLimit;
    private volatile ChildProcess? process;
    private volatile int restarts;
    private volatile bool ready;

    internal ProcessSpec Spec => spec;

    internal CancellationToken Stopping => stopping.Token;

    internal bool Ready => ready;

    internal RunningProcess Now => new(spec.AppId, spec.Index, process?.Id ?? 0, restarts, ready, spec.Ports?.App, spec.Ports?.DaprHttp, spec.Ports?.DaprGrpc);

    internal void Start() => running = RunAsync(stopping.Token);

    internal async Task StopAsync(TimeSpan limit)
    {
        stopLimit = limit;
        await stopping.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var run = Stopwatch.StartNew();
            var exitCode = await RunOnceAsync(stop);
            if (!stop.IsCancellationRequested)
            {
                var wait = backOff.After(run.Elapsed);
                line($"[launcher] {spec.Name} ended with exit code {exitCode}; starting it again in {wait.TotalSeconds:0.#} s");
                restarts++;
                changed();
                await Task.Delay(wait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        changed();
    }

    private async Task<int?> RunOnceAsync(CancellationToken stop)
    {
        await using var started = await ChildProcess.StartAsync(spec.Command, spec.Folder, spec.Environment, line);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        process = started;
        changed();
        var watching = WatchReadyAsync(gone.Token);
        try
        {
            await started.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            await started.StopAsync(stopLimit);
        }

        await gone.CancelAsync();
        await watching;
        ready = false;
        process = null;
        return started.ExitCode;
    }

    private async Task WatchReadyAsync(CancellationToken gone)
    {
        if (await Readiness.WaitAsync(spec.ReadyAddress, gone))
        {
            ready = true;
            changed();
        }
    }
}
