using Dapr.Client;
using EduStream.Contracts;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Watching;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Offers;

/// <summary>
/// The taker's side: does what comes from the topic and notes what came of it. The message is done with only when that is noted, so a replica that dies in the middle loses
/// its part to the next one and nothing else.
/// </summary>
internal sealed class OfferTaker(
    IEnumerable<IOfferedStep> steps, EncodeSlots slots, OfferSignals signals, WorkInHand hand, DaprClient dapr, TimeProvider clock, IHostApplicationLifetime host, ILogger<OfferTaker> logger)
{
    /// <summary>False: not now, offer it again.</summary>
    internal async Task<bool> TakeAsync(Offer offer)
    {
        if (!await IsWaitedForAsync(offer))
        {
            logger.OfferOutOfDate(offer.Version.VideoId, offer.Version.Version, offer.Step);
            return true;
        }

        using var held = hand.Enter(offer.Version.VideoId, offer.Version.Version, offer.Step);
        using var slot = await slots.TakeAsync(offer.Version.OwnerId, WorkClass.Optional);

        // Whoever died with it in hand is given up when the lease is over, not before: a message may also come twice.
        return !await IsHeldAsync(offer) && await TryRunAsync(offer) is { } end && await EndAsync(offer, end);
    }

    /// <summary>The message was delivered in vain: for the one who waits that is a failed attempt, unless somebody is at it after all.</summary>
    internal async Task GiveUpAsync(Offer offer)
    {
        if (await IsWaitedForAsync(offer) && !await IsHeldAsync(offer))
        {
            logger.OfferGivenUp(offer.Version.VideoId, offer.Version.Version, offer.Step);
            await EndAsync(offer, new OfferEnd(null, nameof(TimeoutException)));
        }
    }

    private async Task<OfferEnd?> TryRunAsync(Offer offer)
    {
        try
        {
            return new OfferEnd(await steps.First(step => step.Kind == offer.Kind).RunAsync(offer));
        }
#pragma warning disable CA1031 // Whatever a step throws is a failed attempt, which is the asker's to repeat.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            if (host.ApplicationStopping.IsCancellationRequested)
            {
                return null; // its tools were ended with the app: no fault of the step
            }

            logger.OfferFailed(offer.Version.VideoId, offer.Version.Version, offer.Step, cause);
            return new OfferEnd(null, cause.GetType().FullName);
        }
    }

    private async Task<bool> IsWaitedForAsync(Offer offer) => await ReadAsync(offer) is { End: null };

    private async Task<bool> IsHeldAsync(Offer offer)
    {
        var step = StepRecord.KeyOf(offer.Version.VideoId, offer.Version.Version, offer.Step);
        return await ReadAsync(offer) is { } record && record.IsHeld(await dapr.GetStateAsync<StepRecord?>(Components.StateStore, step), clock.GetUtcNow());
    }

    private Task<OfferRecord?> ReadAsync(Offer offer) => dapr.GetStateAsync<OfferRecord?>(Components.StateStore, OfferRecord.KeyOf(offer));

    /// <summary>True: noted, or nobody waits any more.</summary>
    private async Task<bool> EndAsync(Offer offer, OfferEnd end)
    {
        var key = OfferRecord.KeyOf(offer);
        while (true)
        {
            var (record, etag) = await dapr.GetStateAndETagAsync<OfferRecord?>(Components.StateStore, key);
            if (record is null)
            {
                return true;
            }

            if (await dapr.TrySaveStateAsync(Components.StateStore, key, record with { End = end }, etag, new StateOptions { Concurrency = ConcurrencyMode.FirstWrite }, StepProgress.KeptAWeek))
            {
                signals.End(offer);
                return true;
            }
        }
    }
}
