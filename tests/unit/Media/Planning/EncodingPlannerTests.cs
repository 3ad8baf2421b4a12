using System.Text.Json;
using System.Text.Json.Nodes;
using EduStream.Contracts.Licensing;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Planning;

public class EncodingPlannerTests
{
    [Fact]
    public void Plan_NtscLecture_HasSegmentsOf4004Milliseconds()
    {
        var plan = Sources.Plan(Sources.Of(rate: new Rational(30_000, 1001), seconds: 60));

        Assert.Equal(new Rational(1001, 250), plan.SegmentSeconds);
        Assert.Equal(plan.SegmentSeconds, plan.TimelineStart);
        Assert.Equal(1798, plan.TotalFrames);
        Assert.Equal([KeyClasses.Hd, KeyClasses.Sd, KeyClasses.Audio], plan.KeyClasses());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3.97)]
    [InlineData(4)]
    [InlineData(4.04)]
    [InlineData(20)]
    [InlineData(23.99)]
    [InlineData(24.04)]
    [InlineData(3600.5)]
    public void Chunks_AnyLength_CoverEveryFrameOnceOnTheGrid(double seconds)
    {
        var plan = Sources.Plan(Sources.Of(seconds: seconds, rate: 25));
        long next = 0;
        foreach (var chunk in plan.Chunks())
        {
            Assert.Equal(next, chunk.FirstFrame);
            Assert.Equal(0, chunk.FirstFrame % plan.FramesPerSegment);
            Assert.InRange(chunk.Segments, 1, plan.SegmentsPerChunk + 1);
            Assert.True(chunk.Frames >= Math.Min(plan.TotalFrames, plan.FramesPerSegment), "a short segment is never alone");
            next += chunk.Frames;
        }

        Assert.Equal(plan.TotalFrames, next);
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Chunk(plan.ChunkCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Chunk(-1));
    }

    [Fact]
    public void Plan_HeavySource_GetsShorterChunks()
    {
        Assert.Equal(5, Sources.Plan(Sources.Of(640, 360)).SegmentsPerChunk);
        Assert.Equal(1, Sources.Plan(Sources.Of(3840, 2160, rate: 60)).SegmentsPerChunk);
        Assert.Equal(5, Sources.Plan(Sources.Of(3840, 2160, rate: 60), new EncodingOptions { ChunkWorkSeconds = 600 }).SegmentsPerChunk);
    }

    /// <summary>1920x1080 and three smaller sizes at 30 pictures a second are 13 s of work a segment.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 5)]
    [InlineData(9, 6)]
    public void Plan_SlideMode_HasChunksAsLongAsItsSegmentsUpToTwiceTheWork(int span, int expected)
    {
        var source = Sources.Of(1920, 1080, rate: 30, seconds: 600);
        var ladder = Sources.Plan(source).Video;
        var still = ladder[1] with { Id = "text", FrameStep = 30, WholeSegmentGop = true, SegmentSpan = span };

        Assert.Equal(expected, EncodingPlanner.Plan(source, new EncodingOptions { MaxSegmentsPerChunk = 60 }, [.. ladder, still]).SegmentsPerChunk);
        Assert.Equal(Math.Min(2, expected), EncodingPlanner.Plan(source, new EncodingOptions { MaxSegmentsPerChunk = 2 }, [.. ladder, still]).SegmentsPerChunk);
    }

    [Theory]
    [InlineData(0.5, 13)]
    [InlineData(8, 200)]
    [InlineData(3600.01, 90_001)]
    public void Plan_SoundOnly_HasSegmentsOfFourSecondsAndNoChunk(double seconds, long frames)
    {
        var plan = Sources.Plan(Sources.Of(seconds: seconds) with { Video = null });

        Assert.Equal((4, 4, frames), (plan.SegmentSeconds, plan.TimelineStart, plan.TotalFrames));
        Assert.True(plan.Duration.Value >= seconds, "nothing is cut");
        Assert.Empty(plan.Video);
        Assert.Empty(plan.Chunks());
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Chunk(0));
        Assert.Equal([KeyClasses.Audio], plan.KeyClasses());
    }

    [Fact]
    public void Plan_Silent_HasNoAudioKey()
    {
        var plan = Sources.Plan(Sources.Of(640, 360, sound: false));

        Assert.Empty(plan.Audio);
        Assert.Equal([KeyClasses.Sd], plan.KeyClasses());
    }

    [Theory]
    [InlineData("""{"id":"a128","bitRate":128000,"sampleRate":48000,"channels":2,"keyClass":"AUDIO","language":"en","loudness":-16}""", 1)]
    [InlineData("null", 0)]
    public void Plan_JsonFromWhenThereWasOneSound_IsRead(string sound, int sounds)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var json = JsonNode.Parse(JsonSerializer.Serialize(Sources.Plan(), options))!;
        json["audio"] = JsonNode.Parse(sound);
        json["source"]!["audio"] = JsonNode.Parse(sounds == 0 ? "null" : """{"index":3,"codec":"aac","sampleRate":44100,"channels":2,"layout":"stereo","start":"0","language":"en"}""");

        var read = json.Deserialize<EncodingPlan>(options)!;

        Assert.Equal(Enumerable.Repeat(("a128", 3), sounds), read.Sounds().Select(each => (each.Best.Id, each.Source.Index)));
        json.AsObject().Remove("audio"); // nulls were left out
        Assert.Empty(json.Deserialize<EncodingPlan>(options)!.Audio);
    }

    [Fact]
    public void Plan_Json_RoundTripsAndStaysSmall()
    {
        var plan = Sources.Plan();
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var json = JsonSerializer.Serialize(plan, options);
        var read = JsonSerializer.Deserialize<EncodingPlan>(json, options)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, options));
        Assert.Equal(plan.Chunks(), read.Chunks());
        Assert.InRange(json.Length, 500, 2500);
    }
}
