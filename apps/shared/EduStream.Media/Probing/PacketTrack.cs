namespace EduStream.Media.Probing;

/// <summary>What the packets of one stream tell, in ticks of its time base.</summary>
internal sealed class PacketTrack
{
    private const int Kept = 20_000;
    private readonly List<long> times = [];
    private long lastKey = long.MinValue;
    private long lastDts = long.MinValue;

    internal long Start { get; private set; } = long.MaxValue;

    /// <summary>End of the packet that is shown last; its own duration may be unknown (0).</summary>
    internal long End { get; private set; } = long.MinValue;

    internal long LongestKeyDistance { get; private set; }

    /// <summary>The first packet is a key frame, and nothing is shown before it.</summary>
    internal bool StartsWithKey { get; private set; }

    /// <summary>Pictures that come after a key frame are shown before it: they need the group before.</summary>
    internal bool HasOpenGroups { get; private set; }

    /// <summary>Some packets are only there to be decoded: the file's edit list cuts them away.</summary>
    internal bool HasHidden { get; private set; }

    /// <summary>Largest step backwards in decoding order: recordings that were glued together have one.</summary>
    internal long LargestStepBack { get; private set; }

    internal void Add(long pts, long dts, long duration, bool key, bool hidden = false)
    {
        HasHidden |= hidden;
        StartsWithKey = Start == long.MaxValue ? key : StartsWithKey && pts > Start;
        HasOpenGroups |= !key && pts < lastKey;
        Start = Math.Min(Start, pts);
        End = Math.Max(End, pts + duration);
        if (lastDts != long.MinValue)
        {
            LargestStepBack = Math.Max(LargestStepBack, lastDts - dts);
        }

        lastDts = dts;
        if (key)
        {
            LongestKeyDistance = lastKey == long.MinValue ? LongestKeyDistance : Math.Max(LongestKeyDistance, pts - lastKey);
            lastKey = pts;
        }

        if (times.Count < Kept)
        {
            times.Add(pts);
        }
    }

    /// <summary>From the last key frame to the end counts as well: nobody seeks beyond it.</summary>
    internal long LongestKeyDistanceToEnd() => lastKey == long.MinValue ? End - Start : Math.Max(LongestKeyDistance, End - lastKey);

    /// <summary>Distances between consecutive pictures as shown. The last few packets are left out: pictures between them may still be missing.</summary>
    internal IReadOnlyList<long> Distances()
    {
        var shown = times.Take(Math.Max(2, times.Count - 16)).Order().ToList();
        return [.. shown.Skip(1).Zip(shown, (later, earlier) => later - earlier).Where(distance => distance > 0)];
    }
}
