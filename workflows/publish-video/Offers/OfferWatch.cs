using System.Diagnostics.Metrics;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Watching;

namespace EduStream.PublishVideo.Offers;

/// <summary>What an asker sees of the work that it waits for, wherever it is done: has it begun, does it move? Also the gauge of what has not begun.</summary>
internal sealed class OfferWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    // Whoever works on it writes every five seconds.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    // A topic loses nothing, and yet nobody should wait for ever. Offering what is in the queue still costs a message, no work.
    private static readonly TimeSpan Queue = TimeSpan.FromMinutes(10);

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
        private DateTimeOffset lookedAt;
        private DateTimeOffset heardAt;
        private bool isHeard;
        private double fraction = -1;
        private int begun;

        internal Watched(OfferWatch watch, Offer offer)
        {
            (this.watch, this.offer) = (watch, offer);
            lookedAt = heardAt = watch.clock.GetUtcNow();
            Interlocked.Increment(ref watch.notBegun);
        }

        internal void Announced() => (heardAt, isHeard) = (watch.clock.GetUtcNow(), false);

        /// <summary>Was it begun by somebody who is silent since, or not begun for very long? Cheap: reads the record of the step every few seconds only.</summary>
        internal async Task<bool> IsLostAsync()
        {
            var now = watch.clock.GetUtcNow();
            if (now - lookedAt < Pace)
            {
                return false;
            }

            lookedAt = now;
            if (await watch.dapr.GetStateAsync<StepRecord?>(Components.StateStore, StepRecord.KeyOf(offer.Version.VideoId, offer.Version.Version, offer.Step)) is { } step && step.At > heardAt)
            {
                (heardAt, isHeard) = (step.At, true);
                Begun();
                Moved(step.Fraction);
            }

            return now - heardAt > (isHeard ? Silence : Queue);
        }

        public void Dispose() => Begun();

        private void Moved(double now)
        {
            if (now > fraction)
            {
                fraction = now;
                watch.hand.Moved(offer.Version.VideoId, offer.Version.Version, offer.Step);
            }
        }

        private void Begun()
        {
            if (Interlocked.Exchange(ref begun, 1) == 0)
            {
                Interlocked.Decrement(ref watch.notBegun);
            }
        }
    }
}
