using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// As many encodes at once as this replica has cores. The worker protocol hands out up to a hundred activities at a time; the others wait here.
/// More urgent work goes before less urgent. A chunk of a ladder holds its slot for most of a minute, and nobody waits that long for the first picture, or for what comes after it:
/// one piece of urgent work may run beside full slots, and one of required work when no other of these two runs.
/// Within a class those who wait take turns, one slot each: who uploads a single lecture does not wait until somebody else's whole series is done.
/// </summary>
internal sealed class EncodeSlots(IOptions<PublishVideoOptions> options)
{
    private const int ExpressSlots = 1;
    private readonly Lock gate = new();
    private readonly Dictionary<WorkClass, Turns> waiting = Enum.GetValues<WorkClass>().ToDictionary(work => work, _ => new Turns());
    private readonly Dictionary<WorkClass, int> running = Enum.GetValues<WorkClass>().ToDictionary(work => work, _ => 0);

    /// <summary>Waits for a slot; dispose it to give it back.</summary>
    /// <param name="owner">Who shares with whom: the instructor.</param>
    /// <param name="rank">Among an owner's own of one class the lowest goes first, and of one rank who came first: activities come in any order.</param>
    internal Task<IDisposable> TakeAsync(string owner, WorkClass work, int rank = 0)
    {
        lock (gate)
        {
            var turn = waiting[work].Wait(owner, rank);
            Serve();
            return turn;
        }
    }

    private void Release(WorkClass work)
    {
        lock (gate)
        {
            running[work]--;
            Serve();
        }
    }

    private void Serve()
    {
        foreach (var work in Enum.GetValues<WorkClass>().Order())
        {
            while (MayRun(work) && waiting[work].Next() is { } next)
            {
                running[work]++;
                next.SetResult(new Turn(() => Release(work)));
            }
        }
    }

    private bool MayRun(WorkClass work)
    {
        var (all, slots) = (running.Values.Sum(), options.Value.Slots);
        return work switch
        {
            WorkClass.Urgent => all < slots + ExpressSlots || (running[WorkClass.Urgent] == 0 && all < slots + (2 * ExpressSlots)),
            WorkClass.Required => all < slots || (all < slots + ExpressSlots && running[WorkClass.Urgent] + running[WorkClass.Required] == 0),
            _ => all < slots,
        };
    }
}
