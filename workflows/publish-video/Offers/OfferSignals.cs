using System.Collections.Concurrent;

namespace EduStream.PublishVideo.Offers;

/// <summary>Wakes an asker at once when its offer was taken in the same process; others look at the record from time to time.</summary>
internal sealed class OfferSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> listeners = new();

    internal Listener Listen(Offer offer)
    {
        var key = OfferRecord.KeyOf(offer);
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listeners[key] = source;
        return new Listener(source.Task, () => listeners.TryRemove(new(key, source)));
    }

    internal void End(Offer offer)
    {
        if (listeners.TryGetValue(OfferRecord.KeyOf(offer), out var source))
        {
            source.TrySetResult();
        }
    }

    internal sealed class Listener(Task ended, Action stop) : IDisposable
    {
        internal Task Ended => ended;

        public void Dispose() => stop();
    }
}
