using Dapr;
using Dapr.Client;
using EduStream.Contracts;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// One attempt of a step as it tells its progress: at most twice a second, and every few seconds without news so that the lease lives.
/// Progress is for people: when the state store is away the work goes on.
/// </summary>
internal sealed class StepProgress : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);
    internal static readonly Dictionary<string, string> KeptAWeek = new() { ["ttlInSeconds"] = "604800" };

    private readonly DaprClient dapr;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly string key;
    private readonly Action moved;
    private readonly CancellationTokenSource ended = new();
    private readonly Task writing;
    private StepRecord written;
    private double fraction;

    internal StepProgress(DaprClient dapr, TimeProvider clock, ILogger logger, string key, StepRecord first, Action moved)
    {
        (this.dapr, this.clock, this.logger, this.key, this.moved, written) = (dapr, clock, logger, key, moved, first);
        writing = WriteWhileWorking();
    }

    /// <summary>0 to 1. Cheap, from any thread.</summary>
    internal void Report(double done) => Volatile.Write(ref fraction, Math.Clamp(done, 0, 1));

    /// <summary>The step's effect is committed.</summary>
    internal async Task DoneAsync()
    {
        await DisposeAsync();
        await Write(written with { Fraction = 1, Done = true, At = clock.GetUtcNow() });
    }

    public async ValueTask DisposeAsync()
    {
        if (!ended.IsCancellationRequested)
        {
            await ended.CancelAsync();
            await writing;
            ended.Dispose();
        }
    }

    private async Task WriteWhileWorking()
    {
        await Write(written);
        using var timer = new PeriodicTimer(Pace, clock);
        while (await Tick(timer))
        {
            var now = clock.GetUtcNow();
            var done = Volatile.Read(ref fraction);
            if (done > written.Fraction)
            {
                moved();
            }

            if (done > written.Fraction || now - written.At >= Lease)
            {
                await Write(written with { Fraction = done, At = now });
            }
        }
    }

    private async Task<bool> Tick(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Write(StepRecord record)
    {
        written = record;
        try
        {
            await dapr.SaveStateAsync(Components.StateStore, key, record, metadata: KeptAWeek);
        }
        catch (DaprException error)
        {
            logger.ProgressNotWritten(record.Step, error);
        }
    }
}
