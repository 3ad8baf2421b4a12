using System.Diagnostics;
using DaprProtocol.Workflows;
using EduStream.PublishVideo.Activities;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>Twelve hours: the longest upload that is accepted unless an operator allows more.</summary>
[Trait("Suite", "workflow")]
public sealed class LongestLectureTests(PublishVideoFixture workflow, ITestOutputHelper output) : IClassFixture<PublishVideoFixture>
{
    // A real Dapr sends a history in one message, and gRPC takes 4 MB unless it is told otherwise.
    private const int MostBytes = 1_000_000;

    // Chunks of the instant stream are of 60 s, or of 20 s when they are taken from the source as it is.
    [Theory]
    [InlineData(60)]
    [InlineData(20)]
    public async Task No_history_of_a_lecture_of_twelve_hours_is_near_the_limit_of_a_message(int instantSeconds)
    {
        var run = new FakeRun { Chunks = 12 * 3600 / 20, InstantChunks = 12 * 3600 / instantSeconds, ChunksAtOnce = 16, Sounds = 2 };
        using (new Activity("upload").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            await workflow.StartAsync(run);
        }

        Assert.Null((await workflow.EndAsync(run)).Refusal);

        Assert.Equal(run.Chunks, SectionTests.Chunks(run.Ended, nameof(VerifyChunk)).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, run.InstantChunks), SectionTests.Chunks(run.Ended, nameof(ExtendInstant)));
        foreach (var instance in run.Instances.Values.Distinct().Order(StringComparer.Ordinal))
        {
            var history = await workflow.HistoryAsync(instance);
            var bytes = new GetInstanceHistoryResponse { Events = { history } }.CalculateSize();
            output.WriteLine($"{instance}: {history.Count} events, {bytes} bytes");
            Assert.InRange(bytes, 1, MostBytes);
        }
    }
}
