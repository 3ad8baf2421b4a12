using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Outcomes;
using EduStream.Pipeline.Enrichment;
using EduStream.Contracts;
using Xunit;

namespace EduStream.Tests.Unit.Pipeline;

public sealed class EnrichmentRunTests
{
    [Theory]
    [InlineData(0, false, false, 1)] // nothing was ever begun
    [InlineData(0, true, false, 2)] // its run was lost before runs were noted
    [InlineData(2, false, false, 2)] // noted, but it never came to an instance
    [InlineData(2, true, false, 3)] // lost
    [InlineData(2, true, true, 3)]
    [InlineData(2, false, true, 3)] // ended, and its history is purged
    public void No_run_takes_the_name_of_one_that_ran(int run, bool exists, bool hasEnded, int next)
    {
        DateTimeOffset? ended = hasEnded ? DateTimeOffset.UnixEpoch : null;

        Assert.Equal(next, new EnrichmentRun(run == 0 ? null : new EnrichmentEntry(ended, [], run), exists, IsLive: false, IsBeginning: false).Next);
    }

    [Fact]
    public void The_first_run_is_named_as_ever()
    {
        var video = new VideoId(Guid.CreateVersion7());

        Assert.Equal($"enrich-{video}-4", EnrichVideoInput.WorkflowIdOf(video, 4));
        Assert.Equal($"enrich-{video}-4-2", new EnrichVideoInput(video, 4, new UploadId(Guid.CreateVersion7()), Run: 2).WorkflowId);
    }
}
