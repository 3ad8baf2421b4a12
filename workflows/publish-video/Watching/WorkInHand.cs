using EduStream.Contracts;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Watching;

/// <summary>What this process has in hand of each version, and when something of it last moved. In memory only; <see cref="WorkPulse"/> tells the others.</summary>
internal sealed class WorkInHand(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(VideoId, int), Hand> hands = [];

    /// <summary>An activity of the version has come to this process; dispose it when it leaves. Until <see cref="Moved"/> names its step it counts as waiting.</summary>
    internal IDisposable Enter(VideoId videoId, int version, string step)
    {
        lock (gate)
        {
            if (!hands.TryGetValue((videoId, version), out var hand))
            {
                hands[(videoId, version)] = hand = new Hand { MovedAt = clock.GetUtcNow() };
            }

            hand.Waiting.Add(step);
            hand.Held++;
        }

        return new Held(() => Leave(videoId, version, step));
    }

    /// <summary>The step begins, goes on or is done.</summary>
    internal void Moved(VideoId videoId, int version, string step)
    {
        lock (gate)
        {
            if (hands.TryGetValue((videoId, version), out var hand))
            {
                (hand.MovedAt, hand.Step) = (clock.GetUtcNow(), step);
                hand.Waiting.Remove(step);
            }
        }
    }

    /// <summary>Everything in hand now.</summary>
    internal IReadOnlyList<(VideoId VideoId, int Version, Pulse Pulse)> Look()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            return [.. hands.Select(entry => (entry.Key.Item1, entry.Key.Item2, new Pulse(now, entry.Value.MovedAt, entry.Value.Step, entry.Value.Waiting.Any(Steps.TakesSlot) ? now : null)))];
        }
    }

    private void Leave(VideoId videoId, int version, string step)
    {
        lock (gate)
        {
            var hand = hands[(videoId, version)];
            hand.Waiting.Remove(step);
            if (--hand.Held == 0)
            {
                hands.Remove((videoId, version));
            }
        }
    }

    private sealed class Hand
    {
        internal HashSet<string> Waiting { get; } = [];

        internal int Held { get; set; }

        internal DateTimeOffset MovedAt { get; set; }

        internal string? Step { get; set; }
    }

    private sealed class Held(Action leave) : IDisposable
    {
        private Action? end = leave;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
