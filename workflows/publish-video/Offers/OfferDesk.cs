using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Offers;

/// <summary>
/// The asker's side: an activity puts its part on the topic, from which the next replica with a free slot takes it, and waits for what comes of it. Dapr places an activity
/// by the hash of its id, however busy that replica is; what waits here costs nothing, so it does not matter where.
/// </summary>
internal sealed class OfferDesk(IEnumerable<IOfferedStep> steps, OfferTurns turns, OfferSignals signals, OfferWatch watch, DaprClient dapr, TimeProvider clock, ILogger<OfferDesk> logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    // An outage of state or broker is no fault of the part; a run that is broken by it would want somebody to press a button.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite };

    /// <summary>Ends when the part is committed, or refused: then with the refusal. Nothing of it runs any more.</summary>
    /// <exception cref="StepFailedException">The attempt failed, on whichever replica.</exception>
    internal async Task<Refusal?> AskAsync(Offer offer)
    {
        if (await IsDoneAsync(offer))
        {
            return null;
        }

        using var turn = await turns.TakeAsync(offer.Version.OwnerId);
        var end = await WaitAsync(offer);
        await dapr.DeleteStateAsync(Components.StateStore, OfferRecord.KeyOf(offer));
        return end.Failure is null ? end.Refusal : throw new StepFailedException(offer.Step, end.Failure);
    }

    private async Task<OfferEnd> WaitAsync(Offer offer)
    {
        using var signal = signals.Listen(offer);
        using var waiting = watch.Begin(offer);
        var (wake, givenUpAt) = (signal.Ended, clock.GetUtcNow() + Patience);
        for (var first = true; ; first = false)
        {
            try
            {
                if (await StepAsync(offer, waiting, first) is { } end)
                {
                    return end;
                }

                givenUpAt = clock.GetUtcNow() + Patience;
            }
            catch (DaprException error) when (clock.GetUtcNow() < givenUpAt)
            {
                logger.OfferNotRead(offer.Step, error);
            }

            await Task.WhenAny(wake, Task.Delay(Pace, clock));
            wake = wake.IsCompleted ? Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None) : wake;
        }
    }

    /// <summary>An activity that is run again, because its replica died, goes on waiting for what it had announced.</summary>
    private async Task<OfferEnd?> StepAsync(Offer offer, OfferWatch.Watched waiting, bool first)
    {
        var (record, etag) = await dapr.GetStateAndETagAsync<OfferRecord?>(Components.StateStore, OfferRecord.KeyOf(offer));
        if (record?.End is { } end)
        {
            return end;
        }

        // It was there and is gone: another run of this activity took the end.
        if (!first && record is null && await IsDoneAsync(offer))
        {
            return new OfferEnd(null);
        }

        if (record is not { Announced: true } || await waiting.IsLostAsync())
        {
            await AnnounceAsync(offer, etag);
            waiting.Announced();
        }

        return null;
    }

    private Task<bool> IsDoneAsync(Offer offer) => steps.First(step => step.Kind == offer.Kind).IsDoneAsync(offer);

    /// <param name="read">ETag of the record that it follows from: an end that was noted since stays.</param>
    private async Task AnnounceAsync(Offer offer, string? read)
    {
        var key = OfferRecord.KeyOf(offer);
        var record = new OfferRecord(clock.GetUtcNow(), Announced: false);
        if (!await dapr.TrySaveStateAsync(Components.StateStore, key, record, read ?? string.Empty, FirstWrite, StepProgress.KeptAWeek))
        {
            return;
        }

        await dapr.PublishEventAsync(Components.WorkQueue, Topics.ChunkOffered, offer);

        // Whoever was quick has ended it by now: that stays.
        var (now, etag) = await dapr.GetStateAndETagAsync<OfferRecord?>(Components.StateStore, key);
        if (now is { End: null })
        {
            await dapr.TrySaveStateAsync(Components.StateStore, key, now with { Announced = true }, etag, FirstWrite, StepProgress.KeptAWeek);
        }
    }
}
