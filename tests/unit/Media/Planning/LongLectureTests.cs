using System.Text.Json;
using EduStream.Media.Planning;

namespace EduStream.Tests.Unit.Media.Planning;

/// <summary>The longest lectures that are accepted: what the workflow keeps of their plans stays small.</summary>
public class LongLectureTests
{
    private const double TwelveHours = 12 * 3600;

    [Theory]
    [InlineData(64, 36, 1, 2160)] // chunks of 20 s
    [InlineData(1920, 1080, 30, 5400)]
    [InlineData(1920, 1080, 60, 10_800)] // a segment each: there are no smaller chunks
    [InlineData(7680, 4320, 8, 10_800)]
    public void Plan_TwelveHours_HasABoundedNumberOfChunks(int width, int height, int rate, int most)
    {
        var plan = Sources.Plan(Sources.Of(width, height, rate, seconds: TwelveHours));

        Assert.InRange(plan.ChunkCount, 2000, most);
        Assert.Equal(plan.TotalFrames, plan.Chunks().Sum(chunk => (long)chunk.Frames));
    }

    [Fact]
    public void Plan_TwelveHours_IsAsSmallAsAnyOther() => Assert.InRange(JsonSerializer.Serialize(Sources.Plan(Sources.Of(seconds: TwelveHours))).Length, 500, 3000);
}
