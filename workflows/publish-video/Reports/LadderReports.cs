using EduStream.Contracts.Reports;
using EduStream.Contracts.Videos;
using EduStream.Media.Analysis;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Reports;

/// <summary>Pure: the report of a version's ladder, from the plan and what was measured for it, and later from what came out.</summary>
internal static class LadderReports
{
    /// <param name="replicaSlots">Encodes at once on one replica.</param>
    /// <param name="wanted">Codecs that were decided on beside H.264.</param>
    internal static LadderReport Planned(
        PublishVideoInput version, EncodingPlan plan, AnalysisOutcome? outcome, CostOptions prices, int replicaSlots, int cores, IReadOnlyList<PictureCodec>? wanted = null)
    {
        var analysis = outcome?.Analysis;
        var seconds = plan.Duration.Value;
        var apple = plan.Source.Video is { } video ? AppleRungs.For(video.Width, video.Height) : [];
        var kept = plan.Video.Select(rendition => Kept(plan, rendition, analysis)).ToList();
        var before = apple.Sum(rung => AppleRungs.Estimate(rung, analysis?.Points ?? []) * seconds / 8);
        var expected = kept.Sum(rendition => (rendition.BitRate ?? rendition.MaxRate) * seconds / 8);
        var speed = analysis?.CoreMegapixelsPerSecond is { } megapixels ? new EncodeSpeed(megapixels, plan.Threads, replicaSlots, cores) : null;
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
            Totals(expected, speed?.CoreSeconds(plan, plan.Video.Sum(EncodingWork.PixelsPerFrame)), speed, prices),
            null,
            prices.Currency,
            CodecReports.Expected(plan, kept, speed, prices),
            CodecReports.LeftOut(plan, wanted ?? []));
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
        return planned with { Kept = kept, Actual = Totals(total, coreSeconds, null, prices), Codecs = CodecReports.Made(planned.Codecs, kept, bytes, prices) };
    }

    private static ReportRendition Kept(EncodingPlan plan, VideoRendition rendition, SourceAnalysis? analysis)
    {
        var chosen = analysis?.Decision.Kept.FirstOrDefault(kept => AdditionalCodecs.IdOf(kept.Rendition.Id, rendition.Codec) == rendition.Id);
        var other = rendition.Codec != PictureCodec.H264;
        return new ReportRendition(
            rendition.Id, rendition.Width, rendition.Height, plan.RateOf(rendition).ToString(), rendition.Crf, rendition.MaxRate,
            other ? CodecReports.BitRate(rendition, chosen?.BitRate) : chosen?.BitRate,
            other ? null : chosen?.Ssim, // was measured for H.264 alone
            other ? LadderReasons.OtherCodec : chosen?.Reason ?? LadderReasons.Fixed,
            Codec: rendition.Codec);
    }

    private static ReportPoint Point(TrialPoint point) => new(point.Width, point.Height, point.Crf, point.BitRate, point.Ssim);

    internal static ReportTotals Totals(double bytes, double? coreSeconds, EncodeSpeed? speed, CostOptions prices) => new(
        Math.Round(bytes),
        Rounded(coreSeconds, 1),
        Rounded(speed is null ? null : coreSeconds / speed.CoresAtWork, 1),
        Rounded(coreSeconds * prices.PerCoreHour / 3600, 6),
        Math.Round(bytes / 1e9 * prices.PerGigabyteMonth, 6));

    private static double? Rounded(double? value, int digits) => value is { } known ? Math.Round(known, digits) : null;
}
