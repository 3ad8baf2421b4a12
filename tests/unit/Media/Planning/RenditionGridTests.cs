using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Timing;
using EduStream.Testing;

namespace EduStream.Tests.Unit.Media.Planning;

public class RenditionGridTests
{
    private static readonly VideoRendition Every = new("v720", 1280, 720, 22, 1_000_000, "HD");

    [Theory]
    [InlineData(1, 5, "0 1 2 3 4")]
    [InlineData(3, 12, "0 3 6 9")]
    [InlineData(3, 14, "0 3 6 9 12 13")]
    [InlineData(3, 13, "0 3 6 9 10 11 12")]
    [InlineData(3, 1, "0")]
    [InlineData(30, 2, "0 1")]
    public void FramesIn_Chunk_EndsWithTwoNeighboursWhenTheStepDoesNotFit(int step, int frames, string expected) =>
        Assert.Equal(expected, string.Join(' ', (Every with { FrameStep = step }).FramesIn(new ChunkPlan(0, 0, frames, 1))));

    /// <summary>At 25 pictures a second a segment of the grid has 100.</summary>
    [Theory]
    [InlineData(1, 250, "0+100 100+100 200+50")]
    [InlineData(5, 500, "0+500")]
    [InlineData(5, 501, "0+501")]
    [InlineData(5, 700, "0+700")]
    [InlineData(5, 701, "0+500 500+201")]
    [InlineData(5, 1000, "0+500 500+500")]
    [InlineData(5, 30, "0+30")]
    public void SegmentsIn_Span_TakesAsManyOfTheGridAndNoShortRest(int span, int frames, string expected)
    {
        var plan = Sources.Plan(Sources.Of(rate: 25));
        var segments = plan.SegmentsIn(Every with { SegmentSpan = span }, new ChunkPlan(0, 0, frames, (frames + 99) / 100));
        Assert.Equal(expected, string.Join(' ', segments.Select(segment => $"{segment.First}+{segment.Frames}")));
    }

    [Fact]
    public void RateOf_Step_DividesExactly() =>
        Assert.Equal(new Rational(15_000, 1001), Sources.Plan(Sources.Of(rate: new Rational(30_000, 1001))).RateOf(Every with { FrameStep = 2 }));

    [Fact]
    public void Chunk_RenditionsWithFewerPictures_AreGolden()
    {
        var plan = Sources.Plan(Sources.Of(1280, 720, seconds: 8.1));
        plan = plan with { Video = [plan.Video[0] with { FrameStep = 2, EncoderParams = "bframes=8" }, plan.Video[1], plan.Video[2] with { FrameStep = 30, WholeSegmentGop = true }] };

        Golden.Check("chunk-steps.txt", string.Join('\n', ChunkArguments.Build(plan, plan.Chunk(plan.ChunkCount - 1), "/media/source", "/scratch")) + "\n");
    }

    [Fact]
    public void PictureFault_FewerPictures_AreCheckedAtTheirOwnTimes()
    {
        var plan = Sources.Plan(Sources.Of(seconds: 4));
        var (chunk, slow) = (plan.Chunk(0), plan.Video[0] with { FrameStep = 30 });
        var packets = Enumerable.Range(0, 4).Select(second => (Ticks.At(plan.TimelineStart + second), second % 2 == 0)).ToList();

        Assert.Null(EncodedPackets.PictureFault(plan, chunk, slow, packets));
        Assert.Contains("is not a key frame", EncodedPackets.PictureFault(plan, chunk, slow, [packets[0], packets[1], (packets[2].Item1, false), packets[3]]));
        Assert.Contains("instead of", EncodedPackets.PictureFault(plan, chunk, slow, packets[..3]));
        Assert.Contains("is at", EncodedPackets.PictureFault(plan, chunk, slow, [packets[0], (packets[1].Item1 + 3000, false), packets[2], packets[3]]));
    }

    [Fact]
    public void PictureFault_LongSegments_AreKeyFramesOnlyWhereTheyBegin()
    {
        var plan = Sources.Plan(Sources.Of(seconds: 36)) with { SegmentsPerChunk = 9 };
        var (chunk, still) = (plan.Chunk(0), plan.Video[0] with { FrameStep = 30, WholeSegmentGop = true, SegmentSpan = 5 });
        var packets = Enumerable.Range(0, 36).Select(second => (Ticks.At(plan.TimelineStart + second), second is 0 or 20)).ToList();

        Assert.Null(EncodedPackets.PictureFault(plan, chunk, still, packets));
        packets[20] = (packets[20].Item1, false);
        Assert.Equal("frame 20 is not a key frame", EncodedPackets.PictureFault(plan, chunk, still, packets));
    }
}
