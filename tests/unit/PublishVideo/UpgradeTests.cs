using Dapr.Workflow;
using DaprProtocol.Workflows;
using EduStream.Media.Planning;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

/// <summary>A long lecture that is in work while the app learns of sections goes on as it began.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public void Run_InstanceFromBeforeSections_AsksForTheSameInTheSameOrder()
    {
        var lecture = new LongLecture(Unpatched);

        lecture.GoOn();

        // Written by the code from before there were sections.
        Golden.Check("lecture-in-one-history.txt", string.Join('\n', lecture.Asked));
    }

    [Fact]
    public void Upgrade_BeforeTheLadderBegins_GoesOnInOneHistoryWithChunksFromAllOverTheLecture()
    {
        var untouched = new LongLecture(Unpatched);
        untouched.GoOn();
        var lecture = new LongLecture(Unpatched);
        for (var turn = 0; turn < 5; turn++)
        {
            lecture.Turn();
        }

        lecture.Upgrade();
        lecture.GoOn();

        Assert.Equal(untouched.Asked.Order(StringComparer.Ordinal), lecture.Asked.Order(StringComparer.Ordinal));
        Assert.Equal(ChunkOrder.Of(LongLecture.Chunks).Select(chunk => $"EncodeChunk {chunk}"), lecture.Asked.Where(step => step.StartsWith("EncodeChunk", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(333)]
    [InlineData(450)]
    [InlineData(550)]
    public void Upgrade_WhileTheLectureIsInWork_GoesOnInOneHistory(int turns)
    {
        var untouched = new LongLecture(Unpatched);
        untouched.GoOn();
        var lecture = new LongLecture(Unpatched);
        for (var turn = 0; turn < turns; turn++)
        {
            lecture.Turn();
        }

        Assert.Null(lecture.End);
        lecture.Upgrade();
        lecture.GoOn();

        Assert.Equal(OrchestrationStatus.Completed, lecture.End?.WorkflowStatus);
        Assert.Equal(untouched.Asked, lecture.Asked);
    }

    [Fact]
    public void Upgrade_BeforeItIsKnownHowLongTheLectureIs_RunsInSections()
    {
        var lecture = new LongLecture(Unpatched);
        lecture.Turn();
        lecture.Upgrade();
        lecture.GoOn();

        Assert.Equal(OrchestrationStatus.Completed, lecture.End?.WorkflowStatus);
        Assert.NotEmpty(lecture.Sections);
        Assert.DoesNotContain("EncodeChunk 0", lecture.Asked);
    }

    private static UnpatchedContext Unpatched(WorkflowContext context) => new(context);
}
