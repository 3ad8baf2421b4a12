using EduStream.PublishVideo.Work;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Offers;

/// <summary>
/// How many offers of this replica are out at once. A topic knows no fairness: whoever is first in it is served first. So few offers are out that somebody new waits
/// a few chunks and not somebody else's series, and enough that no replica runs dry; those who wait take turns, as for encode slots.
/// </summary>
internal sealed class OfferTurns(IOptions<PublishVideoOptions> options)
{
    // Hashing gives some replicas several times the mean of what there is to offer and others nothing: what those offer must feed these too.
    private const int PerSlot = 4;

    private readonly Lock gate = new();
    private readonly Turns turns = new();
    private int taken;

    /// <summary>Waits for a turn; dispose it when the offer has ended.</summary>
    /// <param name="owner">Who shares with whom: the instructor.</param>
    internal Task<IDisposable> TakeAsync(string owner)
    {
        lock (gate)
        {
            var turn = turns.Wait(owner);
            Serve();
            return turn;
        }
    }

    private void Release()
    {
        lock (gate)
        {
            taken--;
            Serve();
        }
    }

    private void Serve()
    {
        while (taken < options.Value.Slots * PerSlot && turns.Next() is { } next)
        {
            taken++;
            next.SetResult(new Turn(Release));
        }
    }
}
