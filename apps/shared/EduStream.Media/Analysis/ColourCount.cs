namespace EduStream.Media.Analysis;

/// <summary>Pure: drawn pictures have a handful of colours, filmed ones hundreds.</summary>
internal static class ColourCount
{
    private const double Most = 0.9;

    /// <summary>How many colours, with five bits a channel, make up nine tenths of the picture (RGB, 8 bit).</summary>
    internal static int Of(ReadOnlySpan<byte> picture)
    {
        var counts = new int[1 << 15];
        for (var at = 0; at + 2 < picture.Length; at += 3)
        {
            counts[((picture[at] >> 3) << 10) | ((picture[at + 1] >> 3) << 5) | (picture[at + 2] >> 3)]++;
        }

        var wanted = picture.Length / 3 * Most;
        var used = counts.Where(count => count > 0).OrderDescending().ToList();
        var colours = 0;
        for (double covered = 0; colours < used.Count && covered < wanted; colours++)
        {
            covered += used[colours];
        }

        return colours;
    }
}
