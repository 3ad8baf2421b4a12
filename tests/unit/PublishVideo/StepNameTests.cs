using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Progress;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class StepNameTests
{
    [Theory]
    [InlineData(nameof(EncodeChunk), 3, "encode-3", ProgressStages.Encode, "Encoding part 11 of 12")] // in the order of work
    [InlineData(nameof(PackageChunk), 0, "package-0", ProgressStages.Encode, "Packaging part 1 of 12")]
    [InlineData(nameof(VerifyChunk), 11, "verify-11", ProgressStages.Verify, "Checking part 10 of 12")]
    [InlineData(nameof(EncodeAudio), 0, "encode-audio", ProgressStages.Encode, "Encoding the sound")]
    [InlineData(nameof(VerifyAudio), 2, "verify-audio-2", ProgressStages.Verify, "Checking sound 3")]
    [InlineData(nameof(AnalyseSource), null, "analyse", ProgressStages.Inspect, "Looking at samples of the picture")]
    [InlineData(nameof(MakeInstantChunk), 7, "instant-7", ProgressStages.Encode, "Encoding what can be watched first")]
    [InlineData(nameof(StartVersion), null, "start-version", ProgressStages.Inspect, "Beginning")]
    [InlineData(nameof(AssemblePresentation), null, "assemble", ProgressStages.Package, "Putting the parts together")]
    [InlineData(nameof(SwitchPointer), null, "switch-pointer", ProgressStages.Publish, "Publishing")]
    public void Of_KnownActivity_HasNameStageAndWords(string activity, int? chunk, string step, string stage, string words)
    {
        Assert.Equal(step, Steps.Of(activity, chunk));
        Assert.Equal((stage, words), (StepWords.StageOf(step), StepWords.Of(step, 12)));
    }

    [Fact]
    public void Of_NewActivity_HasANameAndNoWords() => Assert.Equal(("make-coffee-2", null), (Steps.Of("MakeCoffee", 2), StepWords.Of("make-coffee-2", 12)));

    [Fact]
    public void Of_OneChunk_CountsNothing() => Assert.Equal("Encoding", StepWords.Of("encode-0", 1));

    [Fact]
    public void StepOf_MessageOfAFailedStep_IsTheStepAndNothingOfTheCause()
    {
        var failure = new StepFailedException("encode-3", new IOException("name\nfrom inside a file"));

        Assert.Equal("encode-3", StepFailedException.StepOf(failure.Message));
        Assert.DoesNotContain("inside", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Something else failed.")]
    [InlineData("step 'Bad Name' failed: x")]
    public void StepOf_AnotherMessage_IsNull(string? message) => Assert.Null(StepFailedException.StepOf(message));

    [Fact]
    public void TryReadWorkflowId_OwnId_IsRead()
    {
        var videoId = new VideoId(Guid.CreateVersion7());

        Assert.True(PublishVideoInput.TryReadWorkflowId(PublishVideoInput.WorkflowIdOf(videoId, 17), out var read, out var version));
        Assert.Equal((videoId, 17), (read, version));
    }

    [Fact]
    public void TryReadWorkflowId_IdOfASection_IsThatOfItsVersion()
    {
        var version = new PublishVideoInput(new VideoId(Guid.CreateVersion7()), 17, default, Run: 2);
        var id = version.SectionIdOf("encode", 23, "019a1b2c3d4");

        Assert.Equal($"publish-{version.VideoId}-17-2-encode-23-019a1b2c3d4", id);
        Assert.True(PublishVideoInput.TryReadWorkflowId(id, out var read, out var number));
        Assert.Equal((version.VideoId, 17), (read, number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("publish-")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b-1-1")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b-1-1-encode-0")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b-1-1-encode-0-019a1b2c3d4-1")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b-9999999999")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b-1\n")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("publish-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b-x")]
    [InlineData("call-EncodeChunk-and-something-long-enough-to-be-one")]
    public void TryReadWorkflowId_AnotherId_IsNot(string id) => Assert.False(PublishVideoInput.TryReadWorkflowId(id, out _, out _));

    [Fact]
    public void With_MoreStepsThanAreKept_ForgetsTheOldest()
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var record = Enumerable.Range(0, 40).Aggregate(FailureRecord.None, (known, step) => known.With(Steps.Encode(step), now.AddSeconds(step))).With("encode-39", now.AddMinutes(1));

        Assert.Equal((32, 2, false), (record.Steps.Count, record.Steps["encode-39"].Attempts, record.Steps.ContainsKey("encode-0")));
    }
}
