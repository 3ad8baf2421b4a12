using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// As many encodes at once as this replica has cores. The worker protocol hands out up to a hundred activities at a time; the others wait here.
/// Those who wait take turns, one slot each: who uploads a single lecture does not wait until somebody else's whole series is done.
/// </summary>
internal sealed class EncodeSlots(IOptions<PublishVideoOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource<IDisposable>>> waiting = [];

    // Everybody who waits, once; whose turn is next stands first.
    private readonly LinkedList<string> turns = [];
    private int free = options.Value.Slots;

    /// <summary>Waits for a slot; dispose it to give it back.</summary>
    /// <param name="owner">Who shares with whom: the instructor. Among an owner's own: first come, first served.</param>
    internal Task<IDisposable> TakeAsync(string owner)
    {
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return Task.FromResult<IDisposable>(new Slot(this));
            }

            if (!waiting.TryGetValue(owner, out var queue))
            {
                waiting[owner] = queue = [];
                turns.AddLast(owner);
            }

            var turn = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Enqueue(turn);
            return turn.Task;
        }
    }

    private void Release()
    {
        lock (gate)
        {
            if (turns.First is not { Value: var owner })
            {
                free++;
                return;
            }

            turns.RemoveFirst();
            var queue = waiting[owner];
            queue.Dequeue().SetResult(new Slot(this));
            if (queue.Count > 0)
            {
                turns.AddLast(owner);
            }
            else
            {
                waiting.Remove(owner);
            }
        }
    }

    private sealed class Slot(EncodeSlots slots) : IDisposable
    {
        private EncodeSlots? from = slots;

        public void Dispose() => Interlocked.Exchange(ref from, null)?.Release();
    }
}
