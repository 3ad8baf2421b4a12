using System.Diagnostics.Metrics;
using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Watching;

namespace EduStream.PublishVideo.Offers;

/// <summary>What an asker sees of the work that it waits for, wherever it is done: has it begun, does it move? Also the gauge of what has not begun.</summary>
internal sealed class OfferWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private readonly DaprClient dapr;
    private readonly WorkInHand hand;
    private readonly TimeProvider clock;
    private int notBegun;

    public OfferWatch(DaprClient dapr, WorkInHand hand, TimeProvider clock, IMeterFactory meters)
    {
        (this.dapr, this.hand, this.clock) = (dapr, hand, clock);
        meters.Create("EduStream.Pipeline").CreateObservableGauge("edustream.encode.waiting", () => Waiting, "{part}", "Parts that this replica offered and nobody has begun.");
    }

    /// <summary>Offers of this process that nobody has begun.</summary>
    internal int Waiting => Volatile.Read(ref notBegun);

    internal Watched Begin(Offer offer) => new(this, offer);

    internal sealed class Watched : IDisposable
    {
        private readonly OfferWatch watch;
        private readonly Offer offer;
        private readonly DateTimeOffset from;
        private DateTimeOffset lookedAt;
        private double fraction = -1;

        internal Watched(OfferWatch watch, Offer offer)
        {
            (this.watch, this.offer) = (watch, offer);
            from = lookedAt = SilentSince = watch.clock.GetUtcNow();
            Interlocked.Increment(ref watch.notBegun);
        }

        /// <summary>When something of it was last announced or heard.</summary>
        internal DateTimeOffset SilentSince { get; private set; }

        internal void Announced() => SilentSince = watch.clock.GetUtcNow();

        /// <summary>Cheap: reads the record of the step every few seconds only.</summary>
        internal async Task LookAsync()
        {
            var now = watch.clock.GetUtcNow();
            if (now - lookedAt < Pace)
            {
                return;
            }

            lookedAt = now;
            var version = offer.Version;
            try
            {
                if (await watch.dapr.GetStateAsync<StepRecord?>(Components.StateStore, StepRecord.KeyOf(version.VideoId, version.Version, offer.Step)) is { } step && step.At > from)
                {
                    Moved(step);
                }
            }
            catch (DaprException)
            {
                // The next look may see it.
            }
        }

        public void Dispose() => Begun();

        private void Moved(StepRecord step)
        {
            Begun();
            SilentSince = step.At > SilentSince ? step.At : SilentSince;
            if (step.Fraction > fraction)
            {
                fraction = step.Fraction;
                watch.hand.Moved(offer.Version.VideoId, offer.Version.Version, offer.Step);
            }
        }

        private int begun;

        private void Begun()
        {
            if (Interlocked.Exchange(ref begun, 1) == 0)
            {
                Interlocked.Decrement(ref watch.notBegun);
            }
        }
    }
}
