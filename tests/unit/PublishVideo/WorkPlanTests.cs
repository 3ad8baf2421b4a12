using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;
using EduStream.PublishVideo.Work;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class WorkPlanTests
{
    private static readonly SourceInfo Source = new(
        "mov,mp4", 1000, 18, 0, new SourceVideo(0, "h264", 640, 360, 640, 360, 0, new Rational(30), false, new Rational(1, 15360), Rational.Zero, false, "yuv420p", false, true), []);

    private static readonly EncodingPlan Plan = new(Source, new Rational(30), 60, 2, 2, 540, [new VideoRendition("v360", 640, 360, 23, 1_000_000, "SD")], [], "veryfast", 2);

    [Fact]
    public void Of_SameSourceAndSettings_SameHash() => Assert.Equal(WorkPlan.Of(Plan, "e1").Hash, WorkPlan.Of(Plan with { Preset = "veryfast" }, "e1").Hash);

    [Fact]
    public void Of_AnotherSource_AnotherHash() => Assert.NotEqual(WorkPlan.Of(Plan, "e1").Hash, WorkPlan.Of(Plan, "e2").Hash);

    [Fact]
    public void Of_AnotherSetting_AnotherHash() => Assert.NotEqual(WorkPlan.Of(Plan, "e1").Hash, WorkPlan.Of(Plan with { Preset = "medium" }, "e1").Hash);

    [Fact]
    public void Hash_Always_IsFitForAPath() => Assert.Matches("^[0-9a-f]{16}$", WorkPlan.Of(Plan, "\"quoted/etag\"").Hash);
}
