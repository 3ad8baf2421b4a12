using System.Text;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Versions;
using EduStream.Storage;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Pipeline;

public sealed class PublishingTests : IAsyncLifetime
{
    private readonly TestClips clips = new();
    private PipelineApp pipeline = null!;

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await pipeline.DisposeAsync();
        clips.Dispose();
    }

    [Fact]
    public async Task A_completed_upload_is_published_and_its_owner_sees_how_it_goes()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 8 }));
        var upload = await pipeline.UploadAsync(clip);
        await pipeline.AnnounceAsync(upload);

        var seen = await pipeline.FollowAsync(upload.VideoId);

        Assert.Equal((ProgressState.Published, 100, 1), (seen[^1].State, seen[^1].Percent, seen[^1].Version));
        Assert.Equal(seen.Select(progress => progress.Percent).Order(), seen.Select(progress => progress.Percent));
        Assert.Contains(seen, progress => progress.Stage == ProgressStages.Encode);
        Assert.Equal(["versions", "playable", "publish"], pipeline.Told.Select(told => told.Call));
        Assert.All(pipeline.Told.Skip(1), told => Assert.Equal(8, told.Body.GetProperty("durationSeconds").GetDouble(), 0.05));
        Assert.Contains($"media/{upload.VideoId}/1/{MediaPaths.PresentationFile}", await PathsAsync("media/"));
        Assert.Empty(await PathsAsync("work/"));
        AssertNoKeyIsAnywhere();
    }

    [Fact]
    public async Task An_upload_that_is_announced_twice_is_worked_on_once()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 4, Sound = false }));
        var upload = await pipeline.UploadAsync(clip);
        await Task.WhenAll(pipeline.AnnounceAsync(upload), pipeline.AnnounceAsync(upload));
        Assert.Equal(ProgressState.Published, (await pipeline.EndAsync(upload.VideoId)).State);

        await pipeline.AnnounceAsync(upload);
        await Eventually.TrueAsync(() => pipeline.App.Logged.Count(line => line.Contains("is announced again", StringComparison.Ordinal)) >= 2);

        Assert.Single(pipeline.Told, told => told.Call == "versions");
        Assert.Single(pipeline.Told, told => told.Call == "publish");
        Assert.Equal(1, (await pipeline.App.Services.GetRequiredService<VersionLedger>().NewestAsync(upload.VideoId, CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task What_is_not_a_video_ends_failed_with_a_sentence_that_says_what_to_do()
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes("Dear diary"));
        var upload = await pipeline.UploadAsync(text);
        await pipeline.AnnounceAsync(upload);

        var end = await pipeline.EndAsync(upload.VideoId);

        Assert.Equal((ProgressState.Failed, FailureReasons.NotVideo), (end.State, end.Reason));
        var (call, body) = pipeline.Told[^1];
        Assert.Equal(("fail", FailureReasons.NotVideo, end.Sentence), (call, body.GetProperty("reason").GetString(), body.GetProperty("sentence").GetString()));
        Assert.Empty(pipeline.Keys);
        Assert.Empty(await PathsAsync("media/"));
    }

    [Fact]
    public async Task A_second_upload_of_a_video_is_its_second_version()
    {
        var first = PipelineApp.NewUpload();
        await pipeline.AnnounceAsync(first);
        await pipeline.EndAsync(first.VideoId);

        await pipeline.AnnounceAsync(PipelineApp.NewUpload(first.VideoId));

        await Eventually.TrueAsync(() => pipeline.Told.Count(told => told.Call == "fail") == 2);
        Assert.Equal([1, 2], pipeline.Told.Where(told => told.Call == "fail").Select(told => told.Body.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_crash_between_the_version_and_the_start_is_made_good_by_the_next_delivery()
    {
        var upload = PipelineApp.NewUpload();
        var allotted = await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(upload, CancellationToken.None);

        await pipeline.AnnounceAsync(upload);

        await Eventually.TrueAsync(() => pipeline.Told.Count == 2);
        Assert.Equal(["versions", "fail"], pipeline.Told.Select(told => told.Call));
        Assert.Equal(allotted.Version, pipeline.Told[0].Body.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_version_that_the_catalog_refuses_leaves_no_file_and_no_key()
    {
        pipeline.Conflict = "superseded";
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 4 }));
        var upload = await pipeline.UploadAsync(clip);
        await pipeline.AnnounceAsync(upload);

        var end = await pipeline.EndAsync(upload.VideoId);

        Assert.Equal((ProgressState.Failed, FailureReasons.Superseded), (end.State, end.Reason));
        Assert.Equal(["versions", "playable", "publish", "fail"], pipeline.Told.Select(told => told.Call));
        Assert.Empty(await PathsAsync("work/"));
        Assert.Empty(await PathsAsync("media/"));
        Assert.NotEmpty(pipeline.Keys);
        Assert.Equal(0, pipeline.KeysLeft);
    }

    [Fact]
    public async Task A_worker_that_is_restarted_in_the_middle_of_an_encode_goes_on()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 8 }));
        var upload = await pipeline.UploadAsync(clip);
        await pipeline.AnnounceAsync(upload);
        await Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains("/encode", StringComparison.Ordinal) || line.Contains("chunks in", StringComparison.Ordinal)));

        await pipeline.App.RestartAsync();

        Assert.Equal(ProgressState.Published, (await pipeline.EndAsync(upload.VideoId)).State);
        Assert.Equal(["versions", "playable", "publish"], pipeline.Told.Select(told => told.Call));
    }

    [Fact]
    public async Task A_run_that_was_broken_off_is_shown_as_failed_and_begins_again_when_the_upload_is_announced_again()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 4, Sound = false }));
        var upload = await pipeline.UploadAsync(clip);
        await pipeline.AnnounceAsync(upload);
        await Eventually.TrueAsync(() => pipeline.Told.Count == 1);
        var workflowId = PublishVideoInput.WorkflowIdOf(upload.VideoId, 1);
        await pipeline.App.Services.GetRequiredService<DaprWorkflowClient>().TerminateWorkflowAsync(workflowId);
        var end = await pipeline.EndAsync(upload.VideoId);
        Assert.Equal((ProgressState.Failed, FailureReasons.Internal), (end.State, end.Reason));

        await pipeline.AnnounceAsync(upload);

        await Eventually.TrueAsync(async () => (await pipeline.EndAsync(upload.VideoId)).State == ProgressState.Published, TimeSpan.FromMinutes(1));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private void AssertNoKeyIsAnywhere()
    {
        Assert.NotEmpty(pipeline.Keys);
        var durable = Directory.EnumerateFiles(Path.Combine(pipeline.App.Data, "dapr"), "dapr.db*").Select(ReadShared).ToList();
        foreach (var key in pipeline.Keys)
        {
            // The tools' command lines are among the log lines.
            Assert.DoesNotContain(pipeline.App.Logged, line => line.Contains(key.Key, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(durable, content => Holds(content, Encoding.ASCII.GetBytes(key.Key)) || Holds(content, Convert.FromHexString(key.Key)));

            // The search would find something: key IDs are in history.
            Assert.Contains(durable, content => Holds(content, Encoding.ASCII.GetBytes(key.KeyId)));
        }

        static bool Holds(byte[] content, byte[] wanted) => content.AsSpan().IndexOf(wanted) >= 0;
    }

    private async Task<IReadOnlyList<string>> PathsAsync(string prefix)
    {
        var paths = new List<string>();
        await foreach (var found in pipeline.App.Services.GetRequiredService<IMediaStore>().ListAsync(prefix))
        {
            paths.Add(found.Path);
        }

        return paths;
    }
}
