using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using Xunit;

namespace EduStream.Tests.Unit.Catalog;

public sealed class VideoTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly Video video = new() { Id = new(Guid.CreateVersion7()), LessonId = new(Guid.CreateVersion7()), CreatedAt = Now };

    [Fact]
    public void Register_FirstUpload_IsUploading()
    {
        Register();
        Assert.Equal(VideoState.Uploading, video.State);
    }

    [Fact]
    public void Complete_Twice_IsProcessingSinceTheFirst()
    {
        var upload = Register();
        video.Complete(upload, Now);
        video.Complete(upload, Now.AddMinutes(1));
        Assert.Equal((VideoState.Processing, Now), (video.State, video.Uploads[0].CompletedAt));
    }

    [Fact]
    public void Start_BeforeTheEventOfCompletion_IsProcessing()
    {
        Assert.Equal(VersionOutcome.Done, video.Start(new(Register(), 1), Now));
        Assert.Equal((VideoState.Processing, Now), (video.State, video.Uploads[0].CompletedAt));
    }

    [Fact]
    public void Publish_Started_SwitchesBothPointers()
    {
        Started(1);
        Assert.Equal(VersionOutcome.Done, Publish(1));
        Assert.Equal((VideoState.Published, 1, 1, 60.5), (video.State, video.Playable, video.Published, video.DurationSeconds));
    }

    [Fact]
    public void Publish_Again_ChangesNothing()
    {
        Started(1);
        Publish(1);
        Assert.Equal(VersionOutcome.AlreadyDone, Publish(1));
        Assert.Equal(VersionOutcome.Done, video.Start(new(video.Uploads[0].Id, 1), Now));
        Assert.Single(video.Versions);
        Assert.Equal(VideoState.Published, video.State);
    }

    [Fact]
    public void Publish_OlderThanPublished_IsSuperseded()
    {
        Started(1);
        Started(2);
        Assert.Equal(VersionOutcome.Done, Publish(2));
        Assert.Equal(VersionOutcome.Superseded, Publish(1));
        Assert.Equal(VersionOutcome.Superseded, video.Start(new(video.Uploads[0].Id, 1), Now));
        Assert.Equal((2, 2), (video.Playable, video.Published));
        Assert.Equal(VersionOutcome.Done, Fail(1));
        Assert.Equal((VideoState.Published, null), (video.State, video.Sentence));
    }

    [Fact]
    public void Publish_AfterFailure_IsRefused()
    {
        Started(1);
        Fail(1);
        Assert.Equal(VersionOutcome.AlreadyFailed, Publish(1));
        Assert.Equal(VersionOutcome.AlreadyFailed, video.Start(new(video.Uploads[0].Id, 1), Now));
        Assert.Equal((VideoState.Failed, null), (video.State, video.Published));
    }

    [Fact]
    public void Fail_AfterPublication_IsRefused()
    {
        Started(1);
        Publish(1);
        Assert.Equal(VersionOutcome.AlreadyPublished, Fail(1));
        Assert.Equal(VideoState.Published, video.State);
    }

    [Fact]
    public void Fail_Twice_KeepsTheFirstReason()
    {
        Started(1);
        Assert.Equal(VersionOutcome.Done, video.Fail(new(1, "not-a-video", "Upload a video."), Now));
        Assert.Equal(VersionOutcome.AlreadyDone, video.Fail(new(1, "internal", "Sorry."), Now));
        Assert.Equal((VideoState.Failed, "not-a-video", "Upload a video."), (video.State, video.Reason, video.Sentence));
    }

    [Fact]
    public void Start_LaterRunOfAFailedVersion_TakesItUpAgain()
    {
        Started(1);
        video.Fail(new(1, "internal", "Retry.", Run: 1, KeptUntil: Now.AddDays(7)), Now);
        Assert.Equal(Now.AddDays(7), video.Versions[0].KeptUntil);
        Assert.Equal(VersionOutcome.Done, video.Start(new(video.Uploads[0].Id, 1, Run: 2), Now));
        Assert.Equal((VideoState.Processing, null, null), (video.State, video.Sentence, video.Versions[0].KeptUntil));
        Assert.Equal(VersionOutcome.Done, video.Start(new(video.Uploads[0].Id, 1, Run: 2), Now));
        Assert.Equal(VersionOutcome.Done, Publish(1));
    }

    [Fact]
    public void Fail_LateWordOfAnEarlierRun_ChangesNothing()
    {
        Started(1);
        video.Fail(new(1, "internal", "Retry.", Run: 1, KeptUntil: Now.AddDays(7)), Now);
        video.Start(new(video.Uploads[0].Id, 1, Run: 2), Now);
        Assert.Equal(VersionOutcome.AlreadyDone, video.Fail(new(1, "internal", "Retry.", Run: 1, KeptUntil: Now.AddDays(7)), Now));
        Assert.Equal(VideoState.Processing, video.State);
        Assert.Equal(VersionOutcome.Done, video.Fail(new(1, "internal", "Retry.", Run: 2), Now));
    }

    [Fact]
    public void Fail_KeptNoLonger_ChangesTheSentenceAndTellsNobody()
    {
        Started(1);
        video.Fail(new(1, "internal", "Retry.", KeptUntil: Now.AddDays(7)), Now);
        Assert.Equal(VersionOutcome.AlreadyDone, video.Fail(new(1, "internal", "Upload it again."), Now.AddDays(7)));
        Assert.Equal(("Upload it again.", null), (video.Sentence, video.Versions[0].KeptUntil));
    }

    [Fact]
    public void Start_SameRunOfAFailedVersion_IsRefused()
    {
        Started(1);
        video.Fail(new(1, "internal", "Retry.", Run: 2), Now);
        Assert.Equal(VersionOutcome.AlreadyFailed, video.Start(new(video.Uploads[0].Id, 1, Run: 2), Now));
    }

    [Fact]
    public void Fail_NeverStarted_IsFailed()
    {
        video.Complete(Register(), Now);
        Fail(1);
        Assert.Equal(VideoState.Failed, video.State);
    }

    [Fact]
    public void Fail_LongSentence_IsCut()
    {
        Started(1);
        video.Fail(new(1, "internal", new string('x', 5000)), Now);
        Assert.Equal(1000, video.Sentence!.Length);
    }

    [Fact]
    public void State_NewUploadAfterFailure_FollowsTheNewOne()
    {
        Started(1);
        Fail(1);
        var second = Register();
        Assert.Equal((VideoState.Uploading, null), (video.State, video.Sentence));
        video.Complete(second, Now);
        Assert.Equal(VideoState.Processing, video.State);
        video.Start(new(second, 2), Now);
        Publish(2);
        Assert.Equal(VideoState.Published, video.State);
    }

    [Fact]
    public void State_NewVersionFailsOverPublished_StaysPublished()
    {
        Started(1);
        Publish(1);
        Started(2);
        Assert.Equal(VideoState.Published, video.State);
        Fail(2);
        Assert.Equal((VideoState.Published, 1, null), (video.State, video.Published, video.Reason));
    }

    [Fact]
    public void Forget_Unfinished_IsAsIfItNeverWas()
    {
        Started(1);
        Fail(1);
        Assert.True(video.Forget(Register()));
        Assert.Equal((VideoState.Failed, 1), (video.State, video.Uploads.Count));
    }

    [Fact]
    public void Forget_Complete_IsRefused()
    {
        var upload = Register();
        video.Complete(upload, Now);
        Assert.False(video.Forget(upload));
        Assert.Equal(VideoState.Processing, video.State);
    }

    private UploadId Register()
    {
        var upload = new UploadId(Guid.CreateVersion7());
        video.Register(new(upload, video.LessonId, "instructor", false, "a.mp4", 5), Now);
        return upload;
    }

    private void Started(int version)
    {
        var upload = Register();
        video.Complete(upload, Now);
        Assert.Equal(VersionOutcome.Done, video.Start(new(upload, version), Now));
    }

    private VersionOutcome Publish(int version) => video.Publish(new(version, 60.5, []), Now);

    private VersionOutcome Fail(int version) => video.Fail(new(version, "internal", "Sorry."), Now);
}
