using EduStream.Media.Planning;
using Xunit;

namespace EduStream.Tests.Unit.Media.Planning;

public sealed class ChunkThreadsTests
{
    [Fact]
    public void Of_ManyChunks_OneThreadUntilTheLastOnes()
    {
        var plan = EncodingPlanner.Plan(Sources.Of(width: 640, height: 360, seconds: 120), new EncodingOptions { Threads = 3, MaxSegmentsPerChunk = 5 });

        Assert.Equal(6, plan.ChunkCount);
        Assert.Equal([1, 1, 1, 3, 3, 3], ChunkOrder.Of(6).Select(plan.ThreadsOf));
    }

    [Fact]
    public void Of_OneChunk_AllThreads()
    {
        var plan = EncodingPlanner.Plan(Sources.Of(width: 640, height: 360, seconds: 8), new EncodingOptions { Threads = 2 });

        Assert.Equal(2, plan.ThreadsOf(0));
    }

    [Fact]
    public void Of_InstantStream_AllThreadsForTheFirstChunkAlone()
    {
        var plan = EncodingPlanner.Plan(Sources.Of(width: 640, height: 360, seconds: 120), new EncodingOptions { Threads = 2, MaxSegmentsPerChunk = 5 }) with { FirstChunkSegments = 2 };

        Assert.Equal(2, plan.ThreadsOf(0));
        Assert.All(plan.Chunks().Skip(1), chunk => Assert.Equal(1, plan.ThreadsOf(chunk.Index)));
    }
}
