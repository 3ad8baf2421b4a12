using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Analysis;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Reports;
using EduStream.Tests.Unit.Media;
using EduStream.Tests.Unit.Media.Analysis;

namespace EduStream.Tests.Unit.PublishVideo;

public class LadderReportsTests
{
    private static readonly PublishVideoInput Version = new(new VideoId(Guid.Empty), 1, new UploadId(Guid.Empty), "owner");
    private static readonly CostOptions Prices = new() { PerCoreHour = 3.6, PerGigabyteMonth = 1 };

    [Fact]
    public void Planned_Measured_SaysWhatItWillCostBeforeItIsEncoded()
    {
        var (plan, outcome) = Measured();

        var report = LadderReports.Planned(Version, plan, outcome, Prices, replicaSlots: 2, cores: 2);

        var bytes = outcome.Analysis!.Decision.Kept.Sum(kept => kept.BitRate) * 600 / 8;
        Assert.Equal(("camera", null), (report.Class, report.Fallback));
        Assert.Equal(bytes, report.Expected.Bytes, 1.0);
        Assert.Equal(bytes / 1e9, report.Expected.StorageCostPerMonth, 1e-6);
        Assert.Equal(report.Expected.CoreSeconds!.Value / 1000, report.Expected.EncodingCost!.Value, 1e-3);
        Assert.Equal(report.Expected.CoreSeconds.Value / 2, report.Expected.Seconds!.Value, 0.1);
        Assert.True(report.Before.CoreSeconds > 0 && report.Before.Bytes > report.Expected.Bytes);
        Assert.Null(report.Actual);
    }

    [Fact]
    public void Planned_NotMeasured_SaysWhyAndKnowsNoSpeed()
    {
        var report = LadderReports.Planned(Version, Sources.Plan(), new AnalysisOutcome(null, AnalysisFallbacks.TooShort), Prices, 2, 2);

        Assert.Equal((null, AnalysisFallbacks.TooShort), (report.Class, report.Fallback));
        Assert.Null(report.Expected.CoreSeconds);
        Assert.All(report.Kept, kept => Assert.Equal((LadderReasons.Fixed, null), (kept.Reason, kept.BitRate)));
    }

    [Fact]
    public void Planned_VersionFromBeforeThereWereReports_UsesTheFixedLadder() =>
        Assert.Equal(AnalysisFallbacks.NotMeasurable, LadderReports.Planned(Version, Sources.Plan(), null, Prices, 2, 2).Fallback);

    [Fact]
    public void Made_Packaged_HasTheRealBits()
    {
        var (plan, outcome) = Measured();
        var planned = LadderReports.Planned(Version, plan, outcome, Prices, 2, 2);
        var best = plan.Video[0].Id;
        var init = new InitSegment(best, TrackKind.Video, $"{best}/init.mp4", "", "avc1.64001f", 90_000, 1, 1, null, null, null, null, []);

        var made = LadderReports.Made(planned, plan, [new PackagedTrack(init, [new SegmentEntry(best, 0, 4, 1000), new SegmentEntry(best, 4, 4, 2000)])], 7200, Prices);

        Assert.Equal(40, made.Kept[0].ActualBitRate);
        Assert.Equal((3000, 7200, 7.2), (made.Actual!.Bytes, made.Actual.CoreSeconds, made.Actual.EncodingCost));
        Assert.All(made.Kept.Skip(1), kept => Assert.Null(kept.ActualBitRate));
    }

    [Theory]
    [InlineData(1280, 720, "1280x720 1280x720 960x540 768x432 768x432 640x360 416x234")]
    [InlineData(768, 576, "768x576 720x540 576x432 576x432 480x360 312x234")]
    [InlineData(320, 180, "320x180")]
    public void AppleRungs_ForSource(int width, int height, string expected) =>
        Assert.Equal(expected, string.Join(' ', AppleRungs.For(width, height).Select(rung => $"{rung.Width}x{rung.Height}")));

    [Fact]
    public void AppleRungs_WhereNothingIsLeftToSpendOn_TakeLessThanTheirRate()
    {
        Assert.InRange(AppleRungs.Estimate(new FixedRung(1280, 720, 4_500_000), Recorded.Slides), 200_000, 600_000);
        Assert.Equal(4_500_000, AppleRungs.Estimate(new FixedRung(1280, 720, 4_500_000), []));
    }

    private static (EncodingPlan Plan, AnalysisOutcome Outcome) Measured()
    {
        var source = Sources.Of(768, 576, 10, seconds: 600);
        var measures = new PictureMeasures(0, 0.2, 0.05, 0.2, 0.05, 300, 0, 0, 0);
        var decision = LadderChoice.Choose(Sources.Plan(source), ContentClass.Camera, measures, new QualityCurve(Recorded.Street));
        var analysis = new SourceAnalysis(ContentClass.Camera, measures, Recorded.Street, [], decision, 1.2, 3, 50);
        return (EncodingPlanner.Plan(source, new EncodingOptions(), analysis.Ladder()), new AnalysisOutcome(analysis, null));
    }
}
