using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using Xunit;

namespace EduStream.Tests.Unit.Catalog;

public sealed class VideoHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan SessionsLife = TimeSpan.FromHours(12);
    private readonly Video video = new() { Id = new(Guid.CreateVersion7()), LessonId = new(Guid.CreateVersion7()), CreatedAt = Now };

    [Fact]
    public void RollBack_EarlierVersion_MovesBothPointersAndItsLength()
    {
        Published(1);
        Published(2);
        Assert.Equal(RollBackOutcome.Done, video.RollBack(1, Now));
        Assert.Equal((1, 1, 61.0), (video.Playable, video.Published, video.DurationSeconds));
        Assert.Equal(RollBackOutcome.AlreadyDone, video.RollBack(1, Now));
        Assert.Equal(Now, Version(2).LeftAt);
    }

    [Fact]
    public void RollBack_LateRedeliveryOfTheVersionThatWasLeft_DoesNotUndoIt()
    {
        Published(1);
        Published(2);
        video.RollBack(1, Now);
        Assert.Equal(VersionOutcome.AlreadyDone, Publish(2));
        Assert.Equal(1, video.Published);
    }

    [Fact]
    public void Publish_AfterARollBack_NewerWinsAndOlderThanTheNewestEverDoesNot()
    {
        Published(1);
        var late = Started(2);
        Published(3);
        video.RollBack(1, Now);
        Assert.Equal(VersionOutcome.Superseded, Publish(2));
        Assert.Equal(VersionOutcome.Superseded, video.Start(new(late, 2), Now));
        Assert.Equal(1, video.Published);
        Published(4);
        Assert.Equal(4, video.Published);
    }

    [Fact]
    public void RollBack_WhatCannotBeWatched_IsRefused()
    {
        Published(1);
        Started(2);
        Assert.Equal(RollBackOutcome.NotPublished, video.RollBack(2, Now));
        Assert.Equal(RollBackOutcome.NoSuchVersion, video.RollBack(3, Now));
        Assert.Equal(1, video.Published);
    }

    [Fact]
    public void Retire_MoreThanAreKept_NamesEachOnceWhenItsLastViewerHasGone()
    {
        for (var version = 1; version <= 4; version++)
        {
            Published(version, Now.AddHours(version));
        }

        var (retired, removeAt) = Assert.Single(video.Retire(2, SessionsLife, Now.AddHours(4)));
        // Version 2 took its place an hour after it.
        Assert.Equal((1, Now.AddHours(2) + SessionsLife), (retired.Number, removeAt));
        Assert.Empty(video.Retire(2, SessionsLife, Now.AddHours(5)));
    }

    [Fact]
    public void Retire_LeftLongAgo_IsRemovedAtOnce()
    {
        Published(1);
        Published(2);
        Assert.Equal(Now.AddDays(9), Assert.Single(video.Retire(0, SessionsLife, Now.AddDays(9))).RemoveAt);
    }

    [Fact]
    public void Retire_AfterARollBack_KeepsWhatPeopleWatchAndWhatTheyLeftLast()
    {
        Published(1, Now);
        Published(2, Now.AddHours(1));
        Published(3, Now.AddHours(2));
        video.RollBack(1, Now.AddHours(3));
        Assert.Equal(2, Assert.Single(video.Retire(1, SessionsLife, Now.AddHours(3))).Version.Number);
    }

    [Fact]
    public void Remove_Retired_ClosesTheWayBack()
    {
        Published(1);
        Published(2);
        video.Retire(0, SessionsLife, Now);
        Assert.Equal(VersionOutcome.Done, video.Remove(1, Now, Now));
        Assert.Equal(VersionOutcome.AlreadyDone, video.Remove(1, Now, Now));
        Assert.Equal(RollBackOutcome.Removed, video.RollBack(1, Now));
        Assert.Equal(2, video.Published);
    }

    [Fact]
    public void Remove_PeopleWentBackMeanwhile_IsRefusedAndALaterRetirementIsAnother()
    {
        Published(1);
        Published(2);
        video.Retire(0, SessionsLife, Now);
        video.RollBack(1, Now);
        Assert.Equal(VersionOutcome.InUse, video.Remove(1, Now, Now));
        video.RollBack(2, Now);
        Assert.Equal(VersionOutcome.InUse, video.Remove(1, Now, Now));
        video.Retire(0, SessionsLife, Now.AddDays(1));
        Assert.Equal(VersionOutcome.InUse, video.Remove(1, Now, Now));
        Assert.Equal(VersionOutcome.Done, video.Remove(1, Now.AddDays(1), Now));
    }

    [Fact]
    public void Republish_Published_IsInWorkUntilItsVersionEnds()
    {
        var source = Published(1);
        var request = Guid.CreateVersion7();
        Assert.Equal(RepublishOutcome.Done, video.Republish(request, "admin"));
        Assert.Equal(source, video.Source!.Id);
        Assert.Equal(RepublishOutcome.WorkRunning, video.Republish(Guid.CreateVersion7(), "admin"));
        video.Start(new(source, 2, RequestId: request), Now);
        Assert.Equal(("admin", request, null), (Version(2).MadeBy, Version(2).RequestId, video.RepublishId));
        Assert.Equal(RepublishOutcome.WorkRunning, video.Republish(Guid.CreateVersion7(), "admin"));
        Publish(2);
        Assert.Equal((2, VideoState.Published), (video.Published, video.State));
        Assert.Equal(RepublishOutcome.Done, video.Republish(Guid.CreateVersion7(), "admin"));
    }

    [Fact]
    public void Republish_AfterAFailure_MakesTheVideoProcessingAgain()
    {
        var source = Started(1);
        video.Fail(new(1, "internal", "Sorry."), Now);
        var request = Guid.CreateVersion7();
        Assert.Equal(RepublishOutcome.Done, video.Republish(request, "instructor"));
        Assert.Equal(VideoState.Processing, video.State);
        video.Start(new(source, 2, RequestId: request), Now);
        video.Fail(new(2, "internal", "Sorry.", RequestId: request), Now);
        Assert.Equal(VideoState.Failed, video.State);
    }

    [Fact]
    public void Republish_RequestThatNeverBegan_IsOverWhenItFails()
    {
        Published(1);
        var request = Guid.CreateVersion7();
        video.Republish(request, "instructor");
        video.Fail(new(2, "internal", "Sorry.", RequestId: request), Now);
        Assert.Equal(RepublishOutcome.Done, video.Republish(Guid.CreateVersion7(), "instructor"));
    }

    [Fact]
    public void Republish_NoFile_IsRefused()
    {
        Assert.Equal(RepublishOutcome.NoSource, video.Republish(Guid.CreateVersion7(), "instructor"));
        var source = Published(1);
        Assert.True(video.ExpireSource(source, Now));
        Assert.Equal(RepublishOutcome.SourceExpired, video.Republish(Guid.CreateVersion7(), "instructor"));
    }

    [Fact]
    public void Republish_NewerUploadFailed_TakesTheFileOfWhatPeopleWatch()
    {
        var good = Published(1);
        Started(2);
        video.Fail(new(2, "not-a-video", "No."), Now);
        Assert.Equal(good, video.Source!.Id);
    }

    [Fact]
    public void ExpireSource_SomebodyMayNeedIt_IsRefused()
    {
        var source = Started(1);
        Assert.False(video.ExpireSource(source, Now));
        video.Fail(new(1, "internal", "Retry.", KeptUntil: Now.AddDays(7)), Now);
        Assert.False(video.ExpireSource(source, Now.AddDays(6)));
        Assert.True(video.ExpireSource(source, Now.AddDays(8)));
        Assert.False(video.ExpireSource(source, Now.AddDays(8)));
        Assert.False(video.ExpireSource(new(Guid.CreateVersion7()), Now));
    }

    [Fact]
    public void ExpireSource_RepublishUnderWay_IsRefused()
    {
        var source = Published(1);
        video.Republish(Guid.CreateVersion7(), "instructor");
        Assert.False(video.ExpireSource(source, Now));
    }

    private VideoVersion Version(int number) => video.Versions.Single(version => version.Number == number);

    private UploadId Started(int version, DateTimeOffset? at = null)
    {
        var upload = new UploadId(Guid.CreateVersion7());
        video.Register(new(upload, video.LessonId, "instructor", false, "a.mp4", 5), at ?? Now);
        video.Complete(upload, (at ?? Now).AddMinutes(version));
        video.Start(new(upload, version), at ?? Now);
        return upload;
    }

    private UploadId Published(int version, DateTimeOffset? at = null)
    {
        var upload = Started(version, at);
        Assert.Equal(VersionOutcome.Done, Publish(version, at));
        return upload;
    }

    private VersionOutcome Publish(int version, DateTimeOffset? at = null) => video.Publish(new(version, 60 + version, []), at ?? Now);
}
