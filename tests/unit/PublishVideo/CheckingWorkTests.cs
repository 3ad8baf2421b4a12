using EduStream.Media.Planning;
using EduStream.PublishVideo.Progress;
using EduStream.Tests.Unit.Media;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class CheckingWorkTests
{
    private static readonly EncodingPlan Plan = Sources.Plan(Sources.Of(1280, 720, rate: 30, seconds: 100)) with { SegmentsPerChunk = 5 };

    [Fact]
    public void Pace_Renditions_CountsProgramsAndPixels()
    {
        // Five chunks of one rendition in 100 s, and 27.6 megapixels a second.
        var one = Plan with { Video = [Plan.Video[0] with { Width = 1280, Height = 720 }] };
        Assert.Equal((0.25 * 5 / 100) + (27.648 / 1500), CheckingWork.Pace(one)!.Value, 9);
        Assert.Equal((0.25 * 5 / 100) + (27.648 / 1500 / 30), CheckingWork.Pace(one with { Video = [one.Video[0] with { FrameStep = 30 }] })!.Value, 9);
    }

    [Fact]
    public void Pace_SoundAlone_IsNotKnown() => Assert.Null(CheckingWork.Pace(Plan with { Video = [] }));
}
