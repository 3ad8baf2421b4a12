using System.Text.Json;
using EduStream.Contracts.Videos;
using EduStream.Media.Analysis;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Planning;

public class AdditionalCodecsTests
{
    private static readonly PictureCodec[] Both = [PictureCodec.Av1, PictureCodec.Hevc];

    [Fact]
    public void Plan_NoCodecs_IsH264Alone() => Assert.All(Sources.Plan().Video, rendition => Assert.Equal(PictureCodec.H264, rendition.Codec));

    [Fact]
    public void Plan_BothCodecs_AddsBestMiddleAndLeanestOfEach()
    {
        var plan = Plan(Both);

        Assert.Equal(
            ["v1080", "v720", "v540", "v360", "v1080-hevc", "v540-hevc", "v360-hevc", "v1080-av1", "v540-av1", "v360-av1"], plan.Video.Select(rendition => rendition.Id));
        foreach (var other in plan.Video.Where(rendition => rendition.Codec != PictureCodec.H264))
        {
            var h264 = plan.Video.Single(rendition => AdditionalCodecs.IdOf(rendition.Id, other.Codec) == other.Id);
            Assert.Equal((h264.Width, h264.Height, h264.FrameStep, h264.KeyClass), (other.Width, other.Height, other.FrameStep, other.KeyClass));
            Assert.InRange(other.MaxRate / (double)h264.MaxRate, AdditionalCodecs.Share(other.Codec) - 0.03, AdditionalCodecs.Share(other.Codec) + 0.03);
            Assert.True(other.Crf > h264.Crf);
        }
    }

    [Fact]
    public void Plan_OtherCodecs_KeepGridAndKeyClassesAndSurviveJson()
    {
        var (plain, plan) = (Plan([]), Plan(Both));

        Assert.Equal((plain.FrameRate, plain.FramesPerGop, plain.TotalFrames), (plan.FrameRate, plan.FramesPerGop, plan.TotalFrames));
        Assert.Equal(plain.KeyClasses(), plan.KeyClasses());
        Assert.Equal(plan.Video, JsonSerializer.Deserialize<EncodingPlan>(JsonSerializer.Serialize(plan))!.Video);
    }

    [Fact]
    public void Plan_PlanFromBeforeThereWereCodecs_IsReadAsH264()
    {
        var old = JsonSerializer.Serialize(Sources.Plan()).Replace(",\"Codec\":0", string.Empty, StringComparison.Ordinal);

        Assert.DoesNotContain("Codec\":0", old, StringComparison.Ordinal);
        Assert.All(JsonSerializer.Deserialize<EncodingPlan>(old)!.Video, rendition => Assert.Equal(PictureCodec.H264, rendition.Codec));
    }

    [Fact]
    public void Plan_OtherCodecs_GetShorterChunks()
    {
        var options = new EncodingOptions { MaxSegmentsPerChunk = 60, ChunkWorkSeconds = 100 };

        var (plain, plan) = (EncodingPlanner.Plan(Sources.Of(), options), EncodingPlanner.Plan(Sources.Of(), options, codecs: Both));

        Assert.True(plan.SegmentsPerChunk < plain.SegmentsPerChunk, $"{plan.SegmentsPerChunk} and {plain.SegmentsPerChunk}");
        Assert.Equal(1, EncodingWork.TimesH264(plain));
        Assert.InRange(EncodingWork.TimesH264(plan), 3, 6);
    }

    [Fact]
    public void Add_LadderWithSlideMode_MakesItInHevcWithinItsLineAndNeverInAv1()
    {
        var plan = Sources.Plan();
        var slideMode = SlideMode.Rendition(plan, plan.Video).Rendition;

        var others = AdditionalCodecs.Add([.. plan.Video, slideMode], Both).Where(rendition => rendition.WholeSegmentGop && rendition.Codec != PictureCodec.H264).ToList();

        Assert.Equal(["v720-text-hevc"], others.Select(rendition => rendition.Id));
        Assert.All(others, rendition => Assert.True(rendition.FrameStep == slideMode.FrameStep && rendition.MaxRate <= slideMode.MaxRate));
    }

    [Fact]
    public void Add_OneRendition_IsMadeOnceInEachCodec() =>
        Assert.Equal(["v180", "v180-hevc", "v180-av1"], AdditionalCodecs.Add([Sources.Plan(Sources.Of(320, 180)).Video[^1]], Both).Select(rendition => rendition.Id));

    [Fact]
    public void Add_PictureSmallerThanABlock_HasNoOther() => Assert.Single(EncodingPlanner.Plan(Sources.Of(64, 48), new EncodingOptions(), codecs: Both).Video);

    [Fact]
    public void Plan_SoundAlone_HasNoPictureInAnyCodec() => Assert.Empty(EncodingPlanner.Plan(Sources.Of() with { Video = null }, new EncodingOptions(), codecs: Both).Video);

    private static EncodingPlan Plan(PictureCodec[] codecs) => EncodingPlanner.Plan(Sources.Of(rate: new Rational(30_000, 1001)), new EncodingOptions(), codecs: codecs);
}
