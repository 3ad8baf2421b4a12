using EduStream.Contracts.Reports;
using EduStream.Media.Analysis;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Reports;

/// <summary>Pure: the report of a version's ladder, from the plan and what was measured for it, and later from what came out.</summary>
internal static class LadderReports
{
    /// <param name="replicaSlots">Encodes at once on one replica.</param>
    internal static LadderReport Planned(PublishVideoInput version, EncodingPlan plan, AnalysisOutcome? outcome, CostOptions prices, int replicaSlots, int cores)
    {
        var analysis = outcome?.Analysis;
        var seconds = plan.Duration.Value;
        var apple = plan.Source.Video is { } video ? AppleRungs.For(video.Width, video.Height) : [];
        var kept = plan.Video.Select(rendition => Kept(plan, rendition, analysis)).ToList();
        var before = apple.Sum(rung => AppleRungs.Estimate(rung, analysis?.Points ?? []) * seconds / 8);
        var expected = kept.Sum(rendition => (rendition.BitRate ?? rendition.MaxRate) * seconds / 8);
        var speed = analysis is null ? null : new Speed(analysis.MegapixelsPerSecond, plan.Threads, replicaSlots, cores);
        return new LadderReport(
            version.VideoId,
            version.Version,
            Math.Round(seconds, 3),
            analysis is null ? null : char.ToLowerInvariant(analysis.Class.ToString()[0]) + analysis.Class.ToString()[1..],
            analysis is null ? outcome?.Fallback ?? AnalysisFallbacks.NotMeasurable : null,
            Math.Round(analysis?.SampledSeconds ?? 0, 2),
            Math.Round(analysis?.Seconds ?? 0, 2),
            [.. (analysis?.Points ?? []).Select(Point)],
            [.. (analysis?.Hull ?? []).Select(Point)],
            kept,
            [.. (analysis?.Decision.Dropped ?? []).Select(dropped => new ReportDropped(dropped.Width, dropped.Height, dropped.BitRate, dropped.Ssim, dropped.Reason, dropped.Better))],
            Totals(before, speed?.CoreSeconds(plan, apple.Sum(rung => (double)rung.Width * rung.Height)), speed, prices),
            Totals(expected, speed?.CoreSeconds(plan, plan.Video.Sum(rendition => (double)rendition.Width * rendition.Height / rendition.FrameStep)), speed, prices),
            null,
            prices.Currency);
    }

    /// <summary>The same with what came out.</summary>
    /// <param name="coreSeconds">Work that the encodes took; null when nobody knows any more.</param>
    internal static LadderReport Made(LadderReport planned, EncodingPlan plan, IReadOnlyList<PackagedTrack> tracks, double? coreSeconds, CostOptions prices)
    {
        var bytes = tracks.SelectMany(track => track.Segments).GroupBy(segment => segment.Track).ToDictionary(track => track.Key, track => track.Sum(segment => segment.Bytes));
        var kept = planned.Kept.Select(rendition => rendition with
        {
            ActualBitRate = bytes.TryGetValue(rendition.Track, out var size) ? (long)Math.Ceiling(size * 8 / plan.Duration.Value) : null,
        }).ToList();
        var total = kept.Sum(rendition => bytes.GetValueOrDefault(rendition.Track));
        return planned with { Kept = kept, Actual = Totals(total, coreSeconds, null, prices) };
    }

    private static ReportRendition Kept(EncodingPlan plan, VideoRendition rendition, SourceAnalysis? analysis)
    {
        var chosen = analysis?.Decision.Kept.FirstOrDefault(kept => kept.Rendition.Id == rendition.Id);
        return new ReportRendition(
            rendition.Id, rendition.Width, rendition.Height, plan.RateOf(rendition).ToString(), rendition.Crf, rendition.MaxRate, chosen?.BitRate, chosen?.Ssim, chosen?.Reason ?? LadderReasons.Fixed);
    }

    private static ReportPoint Point(TrialPoint point) => new(point.Width, point.Height, point.Crf, point.BitRate, point.Ssim);

    private static ReportTotals Totals(double bytes, double? coreSeconds, Speed? speed, CostOptions prices) => new(
        Math.Round(bytes),
        Rounded(coreSeconds, 1),
        Rounded(speed is null ? null : coreSeconds / speed.CoresAtWork, 1),
        Rounded(coreSeconds * prices.PerCoreHour / 3600, 6),
        Math.Round(bytes / 1e9 * prices.PerGigabyteMonth, 6));

    private static double? Rounded(double? value, int digits) => value is { } known ? Math.Round(known, digits) : null;

    /// <summary>What the trial encodes say about this machine.</summary>
    private sealed record Speed(double MegapixelsPerSecond, int Threads, int Slots, int Cores)
    {
        internal double CoresAtWork => Math.Max(1, Math.Min(Cores, Slots * Threads));

        internal double CoreSeconds(EncodingPlan plan, double pixelsPerFrame)
        {
            var decoded = plan.Source.Video is { } video ? (double)video.CodedWidth * video.CodedHeight * EncodingPlanner.DecodeShare : 0;
            return (pixelsPerFrame + decoded) * plan.TotalFrames / 1e6 / MegapixelsPerSecond * Math.Min(Threads, Cores);
        }
    }
}
