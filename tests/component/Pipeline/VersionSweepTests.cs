using System.Net.Http.Json;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Versions;
using EduStream.Storage;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Pipeline;

/// <summary>The cron binding comes by several times a second, and the app's clock runs as fast as the sidecar's.</summary>
public sealed class VersionSweepTests : IAsyncLifetime
{
    private readonly TestClips clips = new();
    private PipelineApp pipeline = null!;

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync(new HurriedClock(100), sameClock: true, new() { ["VersionSweep:StallAfter"] = "00:05:00" });

    public async ValueTask DisposeAsync()
    {
        await pipeline.DisposeAsync();
        clips.Dispose();
    }

    [Fact]
    public async Task A_version_whose_workflow_was_terminated_is_started_again_unasked()
    {
        pipeline.LicensingIsAway = true;
        var upload = await UploadAsync();
        await pipeline.AnnounceAsync(upload);
        await Eventually.TrueAsync(() => pipeline.Told.Count == 1);
        await pipeline.App.Services.GetRequiredService<DaprWorkflowClient>().TerminateWorkflowAsync($"publish-{upload.VideoId}-1");
        pipeline.LicensingIsAway = false;

        await PublishedAsync(upload);

        Assert.Contains(pipeline.App.Logged, line => line.Contains("its workflow was gone without an ending", StringComparison.Ordinal));
        Assert.Single(pipeline.Told, told => told.Call == "publish");
        await Eventually.TrueAsync(async () => await MarksAsync() == 0);
    }

    [Fact]
    public async Task A_version_whose_workflow_was_never_started_is_started()
    {
        var upload = await UploadAsync();
        await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(upload, default);
        await pipeline.App.Services.GetRequiredService<OpenVersions>().MarkAsync(upload.VideoId, 1);

        await PublishedAsync(upload);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_does_not_hide_those_behind_it()
    {
        // Looked at in the order of their names.
        var broken = new VideoId(Guid.Parse("00000000-0000-7000-8000-000000000001"));
        await pipeline.App.Services.GetRequiredService<Dapr.Client.DaprClient>().SaveStateAsync(Components.StateStore, $"version/{broken}/1", "no entry");
        await pipeline.App.Services.GetRequiredService<OpenVersions>().MarkAsync(broken, 1);
        var upload = await UploadAsync();
        await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(upload, default);
        await pipeline.App.Services.GetRequiredService<OpenVersions>().MarkAsync(upload.VideoId, 1);

        await PublishedAsync(upload);

        Assert.Contains(pipeline.App.Logged, line => line.Contains("could not be looked at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mark_that_outlived_its_version_is_removed()
    {
        var upload = PipelineApp.NewUpload();
        await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(upload, default);
        await pipeline.App.Services.GetRequiredService<VersionLedger>().CloseAsync(upload.VideoId, 1, new VersionEnding(TimeProvider.System.GetUtcNow()));
        await pipeline.App.Services.GetRequiredService<OpenVersions>().MarkAsync(upload.VideoId, 1);

        await Eventually.TrueAsync(async () => await MarksAsync() == 0);

        Assert.Empty(pipeline.Told);
    }

    [Fact]
    public async Task A_version_that_stands_still_is_reported_with_its_step_until_it_moves_again()
    {
        pipeline.LicensingIsAway = true;
        var upload = await UploadAsync();
        await pipeline.AnnounceAsync(upload);

        VideoProgress? seen = null;
        await Eventually.TrueAsync(async () => (seen = await ProgressAsync(upload)) is { Stall: not null, Step: "Making keys" }, TimeSpan.FromMinutes(1));

        Assert.Equal(ProgressState.Processing, seen!.State);
        Assert.True(seen.Attempt > 1);
        Assert.Contains("Nothing has moved for", seen.Stall!.Sentence, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains("stands still since", StringComparison.Ordinal)));
        pipeline.LicensingIsAway = false;
        await PublishedAsync(upload);
    }

    private async Task<UploadCompleted> UploadAsync()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 2, Sound = false }));
        return await pipeline.UploadAsync(clip);
    }

    private async Task<VideoProgress?> ProgressAsync(UploadCompleted upload)
    {
        using var answer = await pipeline.AskAsync(upload.VideoId, pipeline.App.Issuer.Admin());
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<VideoProgress>(Conventions.Json) : null;
    }

    private Task PublishedAsync(UploadCompleted upload) =>
        Eventually.TrueAsync(async () => (await ProgressAsync(upload))?.State == ProgressState.Published, TimeSpan.FromMinutes(1));

    private async Task<int> MarksAsync() => await pipeline.App.Services.GetRequiredService<IMediaStore>().ListAsync(MediaPaths.OpenVersions).CountAsync();
}
