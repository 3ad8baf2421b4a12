namespace EduStream.Pipeline.Progress;

/// <summary>
/// How fast a stage goes. How many slots it has is measured over the last while only: the beginning may have been slower (one worker, others' work) and says little of what comes.
/// </summary>
/// <param name="Paces">Seconds of one slot per second of media, part by part.</param>
/// <param name="Slots">Slots that worked for this video, on average; below 1 when others take turns with it.</param>
internal sealed record StageSpeed(IReadOnlyList<double> Paces, double Slots)
{
    // So many parts long is the while: enough of them begin and end in it to see the pauses between them.
    private const double WindowParts = 3;

    private const double ShortestWindow = 20;

    // Nobody waits for ever, and nothing is divided by nothing.
    private const double LeastSlots = 0.05;

    /// <summary>Null when nothing was expected and too little is measured.</summary>
    internal static StageSpeed? Measure(IReadOnlyList<StagePart> parts, DateTimeOffset now, StageSpeed? expected = null)
    {
        var begun = parts.Where(part => part.Record is not null).ToList();
        if (PartPaces.Of(parts, now, expected?.Paces) is not { } paces)
        {
            return null;
        }

        if (begun.Count == 0)
        {
            return expected;
        }

        // Nothing waits any more: slots fall idle for want of work, so how many there are is seen up to here only.
        var last = begun.Max(part => part.Record!.At);
        var end = parts.Any(part => part.Record is null) || begun.Count == 1 ? Later(last, now) : begun.Max(part => part.Record!.StartedAt);
        var length = begun.Where(part => part.IsDone).Select(part => part.Record!.Seconds).DefaultIfEmpty(0).Average() * WindowParts;
        var start = Later(begun.Min(part => part.Record!.StartedAt), end - TimeSpan.FromSeconds(Math.Max(ShortestWindow, length)));
        var working = begun.Sum(part => Math.Max(0, (Earlier(part.Record!.At, end) - Later(part.Record.StartedAt, start)).TotalSeconds));
        var window = (end - start).TotalSeconds;
        var slots = window < 1 ? begun.Count : Math.Max(LeastSlots, working / window);
        var weight = expected is null ? 1 : Math.Min(1, window / ShortestWindow);
        return new StageSpeed(paces, expected is null ? slots : (slots * weight) + (expected.Slots * (1 - weight)));
    }

    /// <summary>The parts that are left, laid on the slots one after another: the end of a stage has fewer parts than slots.</summary>
    internal double SecondsLeft(IReadOnlyList<StagePart> parts, DateTimeOffset now)
    {
        var costs = parts.Zip(Paces, (part, pace) => (Part: part, Seconds: part.Seconds * pace)).ToList();
        var running = costs.Where(each => each.Part.IsAlive(now)).Select(each => each.Seconds * (1 - each.Part.Record!.Fraction)).ToList();
        var waiting = costs.Where(each => !each.Part.IsDone && !each.Part.IsAlive(now)).Select(each => each.Seconds).ToList();
        var slots = new PriorityQueue<double, double>();
        foreach (var seconds in running)
        {
            slots.Enqueue(seconds, seconds);
        }

        for (var free = Math.Max(1, (int)Math.Round(Slots)) - running.Count; free > 0; free--)
        {
            slots.Enqueue(0, 0);
        }

        // Slots rest between two parts, and are there a part of the time only when other videos take turns with this one.
        var stretch = waiting.Count == 0 ? 1 : slots.Count / Slots;
        var longest = running.DefaultIfEmpty(0).Max();
        foreach (var seconds in waiting)
        {
            var until = slots.Dequeue() + seconds;
            slots.Enqueue(until, until);
            longest = Math.Max(longest, until);
        }

        return longest * stretch;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
