using EduStream.Contracts.Reports;
using EduStream.Contracts.Videos;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Reports;

/// <summary>Pure: what the report of a ladder says about codecs.</summary>
internal static class CodecReports
{
    private const string NoEncoder = "no-encoder";
    private const string TooSmall = "too-small";
    private const string NoPicture = "no-picture";

    /// <summary>Codecs that were decided on and are not in the plan, with a stable name of the reason.</summary>
    internal static IReadOnlyList<ReportCodecLeftOut> LeftOut(EncodingPlan plan, IReadOnlyList<PictureCodec> wanted)
    {
        var reason = plan.Video.Count == 0 ? NoPicture
            : plan.Video.Any(rendition => AdditionalCodecs.IsLargeEnough(rendition.Width, rendition.Height)) ? NoEncoder
            : TooSmall;
        return [.. wanted.Where(codec => plan.Video.All(rendition => rendition.Codec != codec)).Select(codec => new ReportCodecLeftOut(codec, reason))];
    }

    /// <summary>Bit/s that a rendition in another codec is expected to take; null when nothing was measured.</summary>
    /// <param name="h264">Bit/s of the same in H.264.</param>
    internal static double? BitRate(VideoRendition rendition, double? h264) =>
        h264 is { } rate ? Math.Min(rendition.MaxRate, Math.Round(rendition.WholeSegmentGop ? rate : rate * AdditionalCodecs.Share(rendition.Codec))) : null;

    internal static IReadOnlyList<ReportCodec> Expected(EncodingPlan plan, IReadOnlyList<ReportRendition> kept, EncodeSpeed? speed, CostOptions prices) =>
    [
        .. kept.GroupBy(rendition => rendition.Codec).Select(codec =>
        {
            var pixels = plan.Video.Where(rendition => rendition.Codec == codec.Key).Sum(EncodingWork.PixelsPerFrame);
            var bytes = codec.Sum(rendition => (rendition.BitRate ?? rendition.MaxRate) * plan.Duration.Value / 8);
            return new ReportCodec(codec.Key, codec.Count(), LadderReports.Totals(bytes, speed?.CoreSeconds(plan, pixels, decoding: codec.Key == PictureCodec.H264), speed, prices));
        }),
    ];

    /// <summary>The same with what came out.</summary>
    internal static IReadOnlyList<ReportCodec>? Made(IReadOnlyList<ReportCodec>? planned, IReadOnlyList<ReportRendition> kept, Dictionary<string, long> bytes, CostOptions prices) =>
        planned is null ? null :
        [
            .. planned.Select(codec => codec with
            {
                Actual = LadderReports.Totals(kept.Where(rendition => rendition.Codec == codec.Codec).Sum(rendition => bytes.GetValueOrDefault(rendition.Track)), null, null, prices),
            }),
        ];
}
