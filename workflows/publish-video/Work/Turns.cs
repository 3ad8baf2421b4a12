namespace EduStream.PublishVideo.Work;

/// <summary>Queues per owner, served in turn. Not safe by itself: whoever has it holds a lock.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, PriorityQueue<TaskCompletionSource<IDisposable>, (int Rank, long Came)>> waiting = [];
    private long came;

    // Everybody who waits, once; whose turn is next stands first.
    private readonly LinkedList<string> owners = [];

    /// <param name="rank">Among an owner's own the lowest goes first, and of one rank who came first.</param>
    internal Task<IDisposable> Wait(string owner, int rank = 0)
    {
        if (!waiting.TryGetValue(owner, out var queue))
        {
            waiting[owner] = queue = new();
            owners.AddLast(owner);
        }

        var turn = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Enqueue(turn, (rank, came++));
        return turn.Task;
    }

    internal TaskCompletionSource<IDisposable>? Next()
    {
        if (owners.First is not { Value: var owner })
        {
            return null;
        }

        owners.RemoveFirst();
        var queue = waiting[owner];
        var next = queue.Dequeue();
        if (queue.Count > 0)
        {
            owners.AddLast(owner);
        }
        else
        {
            waiting.Remove(owner);
        }

        return next;
    }
}

/// <summary>What was waited for; dispose it to give it back, once.</summary>
internal sealed class Turn(Action release) : IDisposable
{
    private Action? back = release;

    public void Dispose() => Interlocked.Exchange(ref back, null)?.Invoke();
}
