using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Progress;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

public sealed class EncodeActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly Clip Clip = new() { Seconds = 8, Sound = false };

    [Fact]
    public async Task A_chunk_is_encoded_into_every_rendition_and_committed_to_the_versions_scratch()
    {
        var (version, plan) = await rig.PlannedAsync(Clip);
        Assert.Equal(2, plan.Chunks);

        Assert.Null(await rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, 1)));

        var work = MediaPaths.Work(version.VideoId, version.Version);
        var paths = await rig.PathsAsync(work);
        Assert.Contains($"{work}plan.json", paths);
        Assert.All(paths.Except([$"{work}plan.json", $"{work}{MediaPaths.LadderReportFile}"]), path => Assert.Matches("/[0-9a-f]{16}/encode-1/", path));
        Assert.Contains(paths, path => path.EndsWith("/encode-1/v180.ts", StringComparison.Ordinal));
        Assert.Contains(paths, path => path.EndsWith("/encode-1/done.json", StringComparison.Ordinal));
        Assert.Equal((1, 1, true), await rig.ProgressAsync(version, Steps.Encode(1)) is { } record ? (record.Attempt, record.Fraction, record.Done) : default);
        AssertNoScratch();
    }

    [Fact]
    public async Task A_chunk_that_is_committed_is_not_encoded_again()
    {
        var (version, _) = await rig.PlannedAsync(Clip);
        await rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0));
        var runs = rig.Logged.Count;

        Assert.Null(await rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0)));

        Assert.DoesNotContain(rig.Logged.Skip(runs), line => line.Contains("ffmpeg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_attempt_that_died_before_the_marker_is_made_good_by_the_next()
    {
        var (version, _) = await rig.PlannedAsync(Clip);
        await rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0));
        var marker = (await rig.PathsAsync(MediaPaths.Work(version.VideoId, version.Version))).Single(path => path.EndsWith("done.json", StringComparison.Ordinal));
        await rig.Store.DeleteAsync(marker);

        Assert.Null(await rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0)));

        Assert.NotNull(await rig.Store.FindAsync(marker));
        Assert.Equal(2, (await rig.ProgressAsync(version, Steps.Encode(0)))!.Attempt);
        AssertNoScratch();
    }

    [Fact]
    public async Task A_source_that_is_gone_fails_the_attempt_and_leaves_no_scratch()
    {
        var (version, _) = await rig.PlannedAsync(Clip);
        await rig.Store.DeleteAsync(MediaPaths.UploadSource(version.UploadId));

        var failure = await Assert.ThrowsAsync<StepFailedException>(() => rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0)));

        Assert.Equal($"step 'encode-0' failed: {typeof(FileNotFoundException).FullName}", failure.Message);
        Assert.Contains(rig.Logged, line => line.Contains("an attempt of encode-0 failed", StringComparison.Ordinal));

        AssertNoScratch();
        Assert.False((await rig.ProgressAsync(version, Steps.Encode(0)))!.Done);
    }

    [Fact]
    public async Task What_is_not_a_video_is_refused_with_a_sentence()
    {
        var version = await rig.UploadAsync(await rig.Clips.BytesAsync("Dear diary"u8.ToArray()));

        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);

        Assert.Null(found.Source);
        Assert.Equal(FailureReasons.NotVideo, found.Refusal!.Reason);
        Assert.NotEmpty(found.Refusal.Sentence);
    }

    [Fact]
    public async Task An_upload_that_was_taken_back_is_refused()
    {
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(ActivityRig.NewVersion());

        Assert.Equal(FailureReasons.Removed, found.Refusal!.Reason);
    }

    [Fact]
    public async Task A_plan_that_was_committed_stays_whatever_the_settings_say_later()
    {
        var (version, plan) = await rig.PlannedAsync(Clip);
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);

        var again = await rig.RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(new PlanEncodingInput(version, found.Source! with { DurationSeconds = 100 }));

        Assert.Equal(plan.Chunks, again.Chunks);
    }

    private void AssertNoScratch() => Assert.All(Directory.EnumerateDirectories(rig.Scratch), folder => Assert.Empty(Directory.EnumerateFileSystemEntries(folder)));
}
