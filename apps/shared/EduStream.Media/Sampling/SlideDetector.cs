using System.Collections;

namespace EduStream.Media.Sampling;

/// <summary>
/// Pure: when slides change. What moves all the time (a camera picture in the corner, a film) is left out of the comparison, block by block; among the
/// rest a slide is what stands still, and a new one begins when enough of it changed, at once or bit by bit:
/// <code>
/// samples  A A A x B B B C C .      x: in the middle of a change
/// slides   |A    | |B    |C         a slide begins with the first sample that stands, and ends before the first that differs
/// </code>
/// A few hundred bits are kept per sample, whatever the size of the source.
/// </summary>
internal sealed class SlideDetector(SamplingPlan plan)
{
    // Of the blocks that stand still: one line of text.
    private const double NewSlide = 0.025;

    // Of all blocks, at once: more than a camera picture in a corner that begins to move.
    private const double Cut = 0.12;

    // Handwriting and lists that are built up grow slowly: all that changed since the slide began.
    private const double Grown = 0.25;

    // With less of the picture standing still it shows a person or a film, not a slide.
    private const double LeastStill = 0.35;

    // A block moves when it changed so often among the samples around.
    private const int Around = 4;
    private const int Moves = 4;

    private readonly BlockGrid grid = new(plan.Width, plan.Height);
    private readonly List<BitArray> changes = []; // of each sample against the one before
    private byte[] before = [];

    internal void Add(ReadOnlySpan<byte> frame)
    {
        var changed = new bool[grid.Count];
        if (before.Length > 0)
        {
            grid.Compare(frame, before, changed);
        }

        changes.Add(new BitArray(changed));
        before = frame.ToArray();
    }

    /// <summary>In order of time, not more than <paramref name="most"/>: the longest ones.</summary>
    internal IReadOnlyList<SlideSpan> Finish(double duration, int most) =>
    [
        .. Spans().Select(slide => slide with { End = Math.Min(slide.End, duration) })
            .OrderByDescending(slide => slide.End - slide.Start).Take(most).OrderBy(slide => slide.Start),
    ];

    private IEnumerable<SlideSpan> Spans()
    {
        int? first = null;
        var tracker = new BlockTracker(grid.Count);
        for (var sample = 0; sample < changes.Count; sample++)
        {
            var cut = Sudden(sample) >= grid.Count * Cut;
            var (still, now, since, from) = tracker.Look(changes[sample], sample, block => Moved(block, sample - Around, sample + Around) >= Moves);
            var person = still < grid.Count * LeastStill;
            if (first is { } begun && cut)
            {
                yield return Span(begun, sample);
                first = null;
            }
            else if (first is { } started && (person || now >= still * NewSlide || since >= still * Grown))
            {
                // Whoever leafs through slides makes them move: the slide ended where that began.
                yield return Span(started, sample - from > 2 * Around ? sample : Math.Max(started + 1, from));
                first = null;
            }

            if (first is null && !person)
            {
                // It may still be in the middle of a change; if it does not stand, the next sample takes its place.
                first = sample;
                tracker.Begin();
            }
        }

        if (first is { } last)
        {
            yield return Span(last, changes.Count);
        }
    }

    // The last sample: what was built up bit by bit is complete there.
    private SlideSpan Span(int from, int next) => new(from * plan.SampleSeconds, next * plan.SampleSeconds, (next - 1) * plan.SampleSeconds);

    /// <summary>Blocks that change now and did not move before: whatever happens next, something else is shown.</summary>
    private int Sudden(int sample)
    {
        var count = 0;
        for (var block = 0; block < grid.Count; block++)
        {
            count += changes[sample][block] && Moved(block, sample - (2 * Around), sample - 1) < Moves ? 1 : 0;
        }

        return count;
    }

    private int Moved(int block, int from, int to)
    {
        var count = 0;
        for (var other = Math.Max(1, from); other <= Math.Min(changes.Count - 1, to); other++)
        {
            count += changes[other][block] ? 1 : 0;
        }

        return count;
    }
}

/// <summary>A slide as it was shown, seconds on the published timeline.</summary>
/// <param name="Start">It stands from here.</param>
/// <param name="End">The next one, or something else, begins.</param>
/// <param name="Still">When its most complete picture is shown.</param>
public sealed record SlideSpan(double Start, double End, double Still);
