using EduStream.Contracts.Videos;

namespace EduStream.Contracts.Reports;

/// <summary>
/// What was made of a version's picture and why: <c>GET /api/pipeline/videos/{videoId}/report</c> answers with it, as soon as the encoding is planned.
/// 404 until then; 403 for anybody but the owner and admins.
/// </summary>
/// <param name="Class">What the picture shows: <c>slides</c>, <c>screenRecording</c>, <c>talkingHead</c>, <c>camera</c>; null when it was not measured.</param>
/// <param name="Fallback">Why the fixed ladder was used (stable name); null when the ladder was chosen.</param>
/// <param name="Points">Trial encodes.</param>
/// <param name="Curve">The best of all sizes for each amount of bits, ascending.</param>
/// <param name="Before">The fixed ladder of Apple's authoring guide for this source, estimated.</param>
/// <param name="Expected">The chosen ladder, before it was encoded.</param>
/// <param name="Actual">The chosen ladder as it came out; null until everything is packaged.</param>
/// <param name="Currency">Of every cost.</param>
/// <param name="Codecs">What each codec comes to, H.264 first; null in reports from when there was no other.</param>
/// <param name="CodecsLeftOut">Codecs that the course wants and the version has not.</param>
public sealed record LadderReport(
    VideoId VideoId,
    int Version,
    double DurationSeconds,
    string? Class,
    string? Fallback,
    double SampledSeconds,
    double AnalysisSeconds,
    IReadOnlyList<ReportPoint> Points,
    IReadOnlyList<ReportPoint> Curve,
    IReadOnlyList<ReportRendition> Kept,
    IReadOnlyList<ReportDropped> Dropped,
    ReportTotals Before,
    ReportTotals Expected,
    ReportTotals? Actual,
    string Currency,
    IReadOnlyList<ReportCodec>? Codecs = null,
    IReadOnlyList<ReportCodecLeftOut>? CodecsLeftOut = null);

/// <summary>A size at a quality.</summary>
/// <param name="BitRate">Bit/s.</param>
/// <param name="Ssim">Against the source at the source's size, 0 to 1.</param>
public sealed record ReportPoint(int Width, int Height, int Crf, double BitRate, double Ssim);

/// <summary>A rendition that is made.</summary>
/// <param name="BitRate">Bit/s expected; null when nothing was measured.</param>
/// <param name="Reason">Stable name.</param>
/// <param name="ActualBitRate">Bit/s as packaged; null until then.</param>
public sealed record ReportRendition(
    string Track, int Width, int Height, string FrameRate, int Crf, int MaxRate, double? BitRate, double? Ssim, string Reason, long? ActualBitRate = null, PictureCodec Codec = PictureCodec.H264);

/// <summary>All renditions of one codec.</summary>
/// <param name="Expected">Before they were encoded; the work of decoding counts with H.264.</param>
/// <param name="Actual">As they came out, without work: all codecs are encoded in one run. Null until everything is packaged.</param>
public sealed record ReportCodec(PictureCodec Codec, int Renditions, ReportTotals Expected, ReportTotals? Actual = null);

/// <summary>A codec that is not made.</summary>
/// <param name="Reason"><c>no-encoder</c>: this platform cannot make it; <c>too-small</c>: the picture is; <c>no-picture</c>.</param>
public sealed record ReportCodecLeftOut(PictureCodec Codec, string Reason);

/// <summary>A rendition of the fixed ladder that is not made.</summary>
/// <param name="Reason">Stable name.</param>
/// <param name="Better">Track that looks better for its bits; null when it is only too near to its neighbours.</param>
public sealed record ReportDropped(int Width, int Height, double BitRate, double Ssim, string Reason, string? Better);

/// <summary>What a ladder comes to.</summary>
/// <param name="Bytes">Of all renditions of the picture.</param>
/// <param name="CoreSeconds">Work of one core; null when no speed was measured.</param>
/// <param name="Seconds">Wall time on one replica; null when no speed was measured.</param>
/// <param name="EncodingCost">Money, once; null when no speed was measured.</param>
/// <param name="StorageCostPerMonth">Money.</param>
public sealed record ReportTotals(double Bytes, double? CoreSeconds, double? Seconds, double? EncodingCost, double StorageCostPerMonth);
