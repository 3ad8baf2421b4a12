using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// As many encodes at once as this replica has cores. The worker protocol hands out up to a hundred activities at a time; the others wait here.
/// Required work goes before optional work, and one piece of it may run beside full slots: a chunk of a ladder holds its slot for most of a minute, and
/// nobody waits that long for the first picture. Within a class those who wait take turns, one slot each: who uploads a single lecture does not wait
/// until somebody else's whole series is done.
/// </summary>
internal sealed class EncodeSlots(IOptions<PublishVideoOptions> options)
{
    private const int ExpressSlots = 1;
    private readonly Lock gate = new();
    private readonly Turns required = new();
    private readonly Turns optional = new();
    private int running;

    /// <summary>Waits for a slot; dispose it to give it back.</summary>
    /// <param name="owner">Who shares with whom: the instructor. Among an owner's own: first come, first served.</param>
    internal Task<IDisposable> TakeAsync(string owner, WorkClass work)
    {
        lock (gate)
        {
            var turn = (work == WorkClass.Required ? required : optional).Wait(owner);
            Serve();
            return turn;
        }
    }

    private void Release()
    {
        lock (gate)
        {
            running--;
            Serve();
        }
    }

    private void Serve()
    {
        var slots = options.Value.Slots;
        while (Next() is { } next)
        {
            running++;
            next.SetResult(new Turn(Release));
        }

        TaskCompletionSource<IDisposable>? Next() =>
            (running < slots + ExpressSlots ? required.Next() : null) ?? (running < slots ? optional.Next() : null);
    }
}
