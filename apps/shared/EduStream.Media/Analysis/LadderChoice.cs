using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>
/// Pure: chooses size and quality per rendition. The best one is where the curve reaches the class's target; each further one has about half the bits of
/// the one above, at the size that looks best for them; there is always one that devices with SD keys only can play.
/// </summary>
internal static class LadderChoice
{
    private const double Spacing = 1.9;
    private const int Most = 5;

    /// <summary>Samples may miss what is hard: whoever has a thin line needs one with a low limit.</summary>
    private const int Fewest = 2;
    private const int LowestCrf = 19;

    /// <summary>Above this even a picture that measures well shows bands and blocks.</summary>
    private const int HighestCrfOfBest = 28;
    private const int HighestCrf = 38;

    /// <summary>Decibels that nobody sees.</summary>
    private const double Tolerance = 0.5;

    internal static LadderDecision Choose(EncodingPlan plan, ContentClass content, PictureMeasures measures, QualityCurve curve)
    {
        var tuning = EncoderTuning.For(content);
        var step = EncoderTuning.FrameStep(plan, content, measures);
        var best = Best(plan, tuning, curve);
        List<KeptRendition> kept = [];
        kept.Add(Keep(best, LadderReasons.Best));
        for (var rate = kept[0].BitRate / Spacing; (rate >= tuning.LeastBitRate || kept.Count < Fewest) && kept.Count < Most; rate = kept[^1].BitRate / Spacing)
        {
            // Half a decibel less for half the bits would be a bargain; more bits for less would be none.
            if (curve.Best(rate, point => point.Crf is >= LowestCrf and <= HighestCrf && point.BitRate > rate / Spacing) is not { } next)
            {
                break;
            }

            kept.Add(Keep(next, LadderReasons.HalfTheBits));
        }

        if (!kept.Exists(each => IsSd(each.Rendition.Width, each.Rendition.Height)) && Sd(curve, kept[^1].BitRate) is { } sd)
        {
            kept.Add(Keep(sd, LadderReasons.StandardDefinition));
        }

        if (content == ContentClass.Slides)
        {
            kept.Add(SlideMode.Rendition(plan, plan.Video));
        }

        var dropped = plan.Video.Where(fixedOne => !kept.Exists(each => each.Rendition.Width == fixedOne.Width)).Select(fixedOne => Drop(fixedOne, curve, kept));
        return new LadderDecision(kept, [.. dropped.OfType<DroppedRendition>()]);

        KeptRendition Keep(CurvePoint point, string reason)
        {
            var size = plan.Video.First(rendition => rendition.Width == point.Width && rendition.Height == point.Height);
            var again = kept.Count(each => each.Rendition.Width == point.Width);
            var rendition = size with
            {
                Id = again == 0 ? size.Id : $"{size.Id}-{again + 1}",
                Crf = point.Crf,
                MaxRate = reason == LadderReasons.Best ? size.MaxRate : MaxRate(size, point),
                FrameStep = step,
                EncoderParams = tuning.X264,
            };
            return new KeptRendition(rendition, Math.Round(Math.Min(point.BitRate, size.MaxRate)), Math.Round(Decibels.Ssim(point.Decibels), 6), reason);
        }
    }

    private static CurvePoint Best(EncodingPlan plan, EncoderTuning tuning, QualityCurve curve)
    {
        var usable = curve.All.Where(point => point.Crf is >= LowestCrf and <= HighestCrfOfBest && point.BitRate <= CapOf(plan, point)).ToList();
        if (usable.Count == 0)
        {
            // Noise needs more than any size may take: the full one, held by its limit, as the fixed ladder would.
            return curve.All.Where(point => point.Width == plan.Video[0].Width).OrderBy(point => Math.Abs(point.Crf - HighestCrfOfBest)).Append(curve.All[0]).First();
        }

        var pool = usable;

        // A smaller size reaches the target for fewer bits where the samples are plain; the full size is given up only where it looks worse for its bits.
        var full = pool.Where(point => point.Width == plan.Video[0].Width && point.Decibels >= curve.Best(point.BitRate)!.Value.Decibels - Tolerance).ToList();
        pool = full.Count > 0 ? full : pool;
        var reaching = pool.Where(point => point.Decibels >= tuning.TargetDecibels).ToList();
        return reaching.Count > 0 ? reaching.MinBy(point => point.BitRate) : pool.MaxBy(point => point.Decibels);
    }

    private static double CapOf(EncodingPlan plan, CurvePoint point) => plan.Video.First(rendition => rendition.Width == point.Width && rendition.Height == point.Height).MaxRate;

    /// <summary>Four times what the samples need, but never above what the size may take: a hard passage stays sharp, a mistake stays cheap.</summary>
    private static int MaxRate(VideoRendition size, CurvePoint point) => Math.Min(size.MaxRate, Math.Max(200_000, (int)Math.Round(point.BitRate * 4 / 10_000) * 10_000));

    private static CurvePoint? Sd(QualityCurve curve, double rate) =>
        curve.Best(rate, point => IsSd(point.Width, point.Height) && point.Crf <= HighestCrf)
        ?? curve.All.Where(point => IsSd(point.Width, point.Height) && point.Crf <= HighestCrf).OrderBy(point => point.BitRate).Select(point => (CurvePoint?)point).FirstOrDefault();

    private static bool IsSd(int width, int height) => Math.Min(width, height) <= Ladder.LargestSdShortSide;

    /// <summary>Null for a size that was not tried: there is nothing to say about it.</summary>
    private static DroppedRendition? Drop(VideoRendition fixedOne, QualityCurve curve, List<KeptRendition> kept)
    {
        var tried = curve.All.Where(point => point.Width == fixedOne.Width && point.Height == fixedOne.Height).ToList();
        if (tried.Count == 0)
        {
            return null;
        }

        var own = tried.MinBy(point => Math.Abs(point.Crf - fixedOne.Crf));
        var larger = kept.Where(each => each.Rendition.Width > fixedOne.Width && each.BitRate <= own.BitRate * 1.05 && each.Ssim is { } ssim && Decibels.Of(ssim) >= own.Decibels).MaxBy(each => each.Ssim);
        return new DroppedRendition(
            fixedOne.Width, fixedOne.Height, Math.Round(own.BitRate), Math.Round(Decibels.Ssim(own.Decibels), 6),
            larger is null ? LadderReasons.TooNear : LadderReasons.LargerLooksBetter, larger?.Rendition.Id);
    }
}
