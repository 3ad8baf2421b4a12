using EduStream.Contracts.Licensing;
using EduStream.Media.Timing;

namespace EduStream.Media.Planning;

/// <summary>Pure: the sizes of the picture. The shorter side names a rung, so that portrait and wide pictures get the same ladder.</summary>
internal static class Ladder
{
    /// <summary>A rung this close to the one above costs storage and shows nothing new.</summary>
    private const double Spacing = 0.8;
    private const int Enough = 3;
    internal const int LargestSdShortSide = 576;
    private static readonly int[] Rungs = [1440, 1080, 720, 540, 360, 240];

    /// <summary>Best first, never above the source, at least three from 720p up.</summary>
    internal static IReadOnlyList<VideoRendition> For(int width, int height, Rational frameRate, int maxShortSide)
    {
        List<VideoRendition> ladder = [Rendition(width, height, Top(width, height, maxShortSide), frameRate)];
        var shortSide = (double)Math.Min(width, height);
        foreach (var rung in Rungs)
        {
            var above = Math.Min(ladder[^1].Width, ladder[^1].Height);
            if (rung <= above * Spacing && (rung >= 360 || ladder.Count < Enough))
            {
                ladder.Add(Rendition(width, height, rung / shortSide, frameRate));
            }
        }

        return ladder;
    }

    /// <summary>Scale of the best rendition: at most the source, the limit, and (very wide screens) the area of a 16:9 picture at the limit.</summary>
    private static double Top(int width, int height, int maxShortSide)
    {
        var area = maxShortSide * (maxShortSide * 16.0 / 9) * 1.02;
        return Math.Min(1, Math.Min((double)maxShortSide / Math.Min(width, height), Math.Sqrt(area / ((double)width * height))));
    }

    private static VideoRendition Rendition(int sourceWidth, int sourceHeight, double scale, Rational frameRate)
    {
        var (width, height) = (Even(sourceWidth, scale), Even(sourceHeight, scale));
        var shortSide = Math.Min(width, height);
        return new VideoRendition(
            $"v{shortSide}",
            width,
            height,
            Crf: shortSide >= 720 ? 22 : 23, // slide text needs the better end
            MaxRate(width, height, frameRate),
            shortSide <= LargestSdShortSide ? KeyClasses.Sd : KeyClasses.Hd);
    }

    /// <summary>Nearest even number that is not above the source.</summary>
    private static int Even(int side, double scale) => Math.Max(2, Math.Min((int)Math.Round(side * scale / 2) * 2, side / 2 * 2));

    /// <summary>4.8 Mbit/s at 1080p30, growing slower than the area and the frame rate, in steps of 10 kbit/s.</summary>
    private static int MaxRate(int width, int height, Rational frameRate)
    {
        var area = Math.Pow(width * (double)height / (1920 * 1080), 0.8);
        var motion = Math.Sqrt(Math.Clamp(frameRate.Value / 30, 0.5, 2));
        return Math.Max(100_000, (int)Math.Round(4_800_000 * area * motion / 10_000) * 10_000);
    }
}
