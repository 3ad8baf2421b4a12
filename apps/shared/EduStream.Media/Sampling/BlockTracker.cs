using System.Collections;

namespace EduStream.Media.Sampling;

/// <summary>
/// Which blocks of the picture changed, now and since a slide began. What a block did while it moved counts when it stands again: slides that somebody
/// leafs through are movement first, and another slide afterwards.
/// </summary>
internal sealed class BlockTracker(int blocks)
{
    private readonly BitArray since = new(blocks);
    private readonly int[] movingFrom = new int[blocks]; // sample of the first change that was not counted; 0: none

    /// <summary>A slide begins.</summary>
    internal void Begin()
    {
        since.SetAll(false);
        Array.Clear(movingFrom);
    }

    /// <returns>Blocks that stand still; how many of them changed now, and since the slide began; the sample with which that change began.</returns>
    internal (int Still, int Now, int Since, int From) Look(BitArray changed, int sample, Func<int, bool> moves)
    {
        var (still, now, sinceBegin, from) = (0, 0, 0, sample);
        for (var block = 0; block < blocks; block++)
        {
            if (moves(block))
            {
                movingFrom[block] = changed[block] && movingFrom[block] == 0 ? sample : movingFrom[block];
                continue;
            }

            still++;
            if (changed[block] || movingFrom[block] > 0)
            {
                now++;
                since[block] = true;
                from = movingFrom[block] > 0 ? Math.Min(from, movingFrom[block]) : from;
                movingFrom[block] = 0;
            }

            sinceBegin += since[block] ? 1 : 0;
        }

        return (still, now, sinceBegin, from);
    }
}
