using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Reports;
using EduStream.Contracts.Videos;
using EduStream.Media.Analysis;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Reports;
using EduStream.Tests.Unit.Media;
using EduStream.Tests.Unit.Media.Analysis;

namespace EduStream.Tests.Unit.PublishVideo;

public class CodecReportsTests
{
    private static readonly PublishVideoInput Version = new(new VideoId(Guid.Empty), 1, new UploadId(Guid.Empty), "owner");
    private static readonly CostOptions Prices = new() { PerCoreHour = 3.6, PerGigabyteMonth = 1 };
    private static readonly PictureCodec[] Both = [PictureCodec.Hevc, PictureCodec.Av1];

    [Fact]
    public void Planned_ThreeCodecs_AddUpToTheWhole()
    {
        var (plan, outcome) = Measured(Both);

        var report = LadderReports.Planned(Version, plan, outcome, Prices, 2, 2, Both);

        Assert.Equal([PictureCodec.H264, PictureCodec.Hevc, PictureCodec.Av1], report.Codecs!.Select(codec => codec.Codec));
        Assert.Equal(report.Expected.Bytes, report.Codecs!.Sum(codec => codec.Expected.Bytes), 3.0);
        Assert.Equal(report.Expected.CoreSeconds!.Value, report.Codecs!.Sum(codec => codec.Expected.CoreSeconds!.Value), 0.5);
        Assert.Equal(plan.Video.Count, report.Codecs!.Sum(codec => codec.Renditions));
        Assert.Empty(report.CodecsLeftOut!);
        var (h264, av1) = (report.Kept[0], report.Kept.Single(kept => kept.Track == $"{report.Kept[0].Track}-av1"));
        Assert.Equal(h264.BitRate!.Value * 0.55, av1.BitRate!.Value, 1.0);
        Assert.Equal((PictureCodec.Av1, LadderReasons.OtherCodec, null), (av1.Codec, av1.Reason, av1.Ssim));
    }

    [Fact]
    public void Made_ThreeCodecs_HasTheRealBitsOfEach()
    {
        var (plan, outcome) = Measured(Both);
        var planned = LadderReports.Planned(Version, plan, outcome, Prices, 2, 2, Both);
        var tracks = plan.Video.Select((rendition, index) => new PackagedTrack(
            new InitSegment(rendition.Id, TrackKind.Video, "", "", "", 90_000, 1, 1, null, null, null, null, []), [new SegmentEntry(rendition.Id, 0, 4, 1000 * (index + 1))])).ToList();

        var made = LadderReports.Made(planned, plan, tracks, 7200, Prices);

        Assert.Equal(made.Actual!.Bytes, made.Codecs!.Sum(codec => codec.Actual!.Bytes));
        Assert.All(made.Codecs!, codec => Assert.True(codec.Actual is { Bytes: > 0, CoreSeconds: null }));
    }

    [Fact]
    public void Made_ReportFromBeforeThereWereCodecs_StaysWithoutThem()
    {
        var (plan, outcome) = Measured([]);
        var old = LadderReports.Planned(Version, plan, outcome, Prices, 2, 2) with { Codecs = null, CodecsLeftOut = null };

        Assert.Null(LadderReports.Made(old, plan, [], null, Prices).Codecs);
    }

    [Fact]
    public void LeftOut_CodecWithoutEncoder_SaysSo()
    {
        var (plan, outcome) = Measured([PictureCodec.Hevc]);

        Assert.Equal([new ReportCodecLeftOut(PictureCodec.Av1, "no-encoder")], LadderReports.Planned(Version, plan, outcome, Prices, 2, 2, Both).CodecsLeftOut);
    }

    [Fact]
    public void LeftOut_SmallPictureAndNone_SayWhy()
    {
        Assert.All(CodecReports.LeftOut(EncodingPlanner.Plan(Sources.Of(64, 48), new EncodingOptions(), codecs: Both), Both), left => Assert.Equal("too-small", left.Reason));
        Assert.All(CodecReports.LeftOut(EncodingPlanner.Plan(Sources.Of() with { Video = null }, new EncodingOptions(), codecs: Both), Both), left => Assert.Equal("no-picture", left.Reason));
    }

    private static (EncodingPlan Plan, AnalysisOutcome Outcome) Measured(PictureCodec[] codecs)
    {
        var source = Sources.Of(768, 576, 10, seconds: 600);
        var measures = new PictureMeasures(0, 0.2, 0.05, 0.2, 0.05, 300, 0, 0, 0);
        var decision = LadderChoice.Choose(Sources.Plan(source), ContentClass.Camera, measures, new QualityCurve(Recorded.Street));
        var analysis = new SourceAnalysis(ContentClass.Camera, measures, Recorded.Street, [], decision, 1.2, 3, 50);
        return (EncodingPlanner.Plan(source, new EncodingOptions(), analysis.Ladder(), codecs), new AnalysisOutcome(analysis, null));
    }
}
