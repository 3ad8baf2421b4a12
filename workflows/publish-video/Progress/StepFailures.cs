using Dapr;
using Dapr.Client;
using EduStream.Contracts;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// Counts the failed attempts of a run, per step, in one record: for people, so that without the state store the work goes on all the same.
/// </summary>
internal sealed class StepFailures(DaprClient dapr, TimeProvider clock, ILogger<StepFailures> logger)
{
    // Two chunks may fail at the same moment, on different replicas.
    private const int Turns = 5;

    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite };

    /// <summary>Failed attempts of a step; 0 when none is known.</summary>
    internal async Task<int> CountAsync(VideoId videoId, int version, string step) =>
        await dapr.GetStateAsync<FailureRecord?>(Components.StateStore, FailureRecord.KeyOf(videoId, version)) is { } record && record.Steps.TryGetValue(step, out var failure) ? failure.Attempts : 0;

    /// <summary>The next run counts from nothing.</summary>
    internal Task ClearAsync(VideoId videoId, int version) => dapr.DeleteStateAsync(Components.StateStore, FailureRecord.KeyOf(videoId, version));

    internal async Task AddAsync(VideoId videoId, int version, string step)
    {
        try
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                var (known, etag) = await dapr.GetStateAndETagAsync<FailureRecord?>(Components.StateStore, FailureRecord.KeyOf(videoId, version));
                var record = (known ?? FailureRecord.None).With(step, clock.GetUtcNow());
                if (await dapr.TrySaveStateAsync(Components.StateStore, FailureRecord.KeyOf(videoId, version), record, etag ?? string.Empty, FirstWrite, StepProgress.KeptAWeek))
                {
                    return;
                }
            }
        }
        catch (DaprException error)
        {
            logger.ProgressNotWritten(step, error);
        }
    }
}
