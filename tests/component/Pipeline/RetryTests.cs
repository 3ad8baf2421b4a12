using System.Net;
using System.Net.Http.Json;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo.Versions;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Pipeline;

public sealed class RetryTests : IAsyncLifetime
{
    private readonly TestClips clips = new();
    private PipelineApp pipeline = null!;

    private VersionLedger Ledger => pipeline.App.Services.GetRequiredService<VersionLedger>();

    // The runtime's clock runs fast, so that all tries of a step pass in seconds.
    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync(new HurriedClock(200));

    public async ValueTask DisposeAsync()
    {
        await pipeline.DisposeAsync();
        clips.Dispose();
    }

    [Fact]
    public async Task A_version_that_broke_says_where_and_goes_on_from_there_when_its_owner_retries()
    {
        pipeline.LicensingIsAway = true;
        var upload = await UploadAsync();

        var end = await pipeline.EndAsync(upload.VideoId);

        Assert.Equal((ProgressState.Failed, FailureReasons.Internal), (end.State, end.Reason));
        Assert.Equal((ProgressStages.Inspect, "Making keys", 16), (end.Failure!.Stage, end.Failure.Step, end.Failure.Attempts));
        Assert.True(end.Failure.KeptUntil > end.At.AddDays(6));
        var fail = pipeline.Told[^1];
        Assert.Equal(("fail", 1, true), (fail.Call, fail.Body.GetProperty("run").GetInt32(), fail.Body.TryGetProperty("keptUntil", out _)));

        pipeline.LicensingIsAway = false;
        var answers = await Task.WhenAll(RetryAsync(upload, Owner), RetryAsync(upload, Owner));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(ProgressState.Published, (await pipeline.EndAsync(upload.VideoId)).State);
        Assert.Equal(["versions", "fail", "versions", "playable", "publish"], pipeline.Told.Select(told => told.Call));
        Assert.Equal(2, pipeline.Told[2].Body.GetProperty("run").GetInt32());
        // The plan of the first run was found, not made again.
        Assert.Single(pipeline.App.Logged.Select(line => line.Split("version 1: ")[^1]).Where(line => line.Contains("renditions are planned", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task A_workflow_that_was_terminated_begins_anew_when_its_owner_retries()
    {
        pipeline.LicensingIsAway = true;
        var upload = await UploadAsync();
        await Eventually.TrueAsync(async () => await Ledger.FindAsync(upload.VideoId, 1, default) is { Failure: not null });
        var entry = (await Ledger.FindAsync(upload.VideoId, 1, default))!;
        var workflows = pipeline.App.Services.GetRequiredService<DaprWorkflowClient>();
        await workflows.TerminateWorkflowAsync(entry.WorkflowId);
        await Eventually.TrueAsync(async () => (await workflows.GetWorkflowStateAsync(entry.WorkflowId)).RuntimeStatus == WorkflowRuntimeStatus.Terminated);
        pipeline.LicensingIsAway = false;

        Assert.Equal(HttpStatusCode.Accepted, (await RetryAsync(upload, Owner)).StatusCode);

        await Eventually.TrueAsync(() => IsPublishedAsync(upload), TimeSpan.FromMinutes(1));

        Assert.Equal(2, (await Ledger.FindAsync(upload.VideoId, 1, default))!.Run);
    }

    [Fact]
    public async Task What_cannot_be_tried_again_is_refused_with_its_reason()
    {
        await IsRefusedAsync(PipelineApp.NewUpload(), Owner, HttpStatusCode.NotFound, "upload-not-complete");
        var published = PipelineApp.NewUpload();
        await Ledger.AllotAsync(published, default);
        await Ledger.CloseAsync(published.VideoId, 1, new VersionEnding(TimeProvider.System.GetUtcNow()));
        await IsRefusedAsync(published, Owner, HttpStatusCode.Conflict, "not-failed");
        await IsRefusedAsync(published, pipeline.App.Issuer.Instructor("somebody else"), HttpStatusCode.Forbidden, "not-the-owner");
        var refused = PipelineApp.NewUpload();
        await Ledger.AllotAsync(refused, default);
        await Ledger.CloseAsync(refused.VideoId, 1, new VersionEnding(TimeProvider.System.GetUtcNow(), FailureReasons.Damaged, "Export it again."));
        await IsRefusedAsync(refused, pipeline.App.Issuer.Admin(), HttpStatusCode.Conflict, "retry-not-possible");
        Assert.Equal(HttpStatusCode.Forbidden, (await RetryAsync(refused, pipeline.App.Issuer.Learner())).StatusCode);
    }

    [Fact]
    public async Task A_refused_file_says_in_which_stage_and_offers_no_retry()
    {
        var upload = PipelineApp.NewUpload();
        await pipeline.AnnounceAsync(upload);

        var end = await pipeline.EndAsync(upload.VideoId);

        Assert.Equal((ProgressStages.Inspect, null, null), (end.Failure!.Stage, end.Failure.Step, end.Failure.KeptUntil));
    }

    private string Owner => pipeline.App.Issuer.Instructor();

    private async Task<UploadCompleted> UploadAsync()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 4, Sound = false }));
        var upload = await pipeline.UploadAsync(clip);
        await pipeline.AnnounceAsync(upload);
        return upload;
    }

    private async Task<bool> IsPublishedAsync(UploadCompleted upload) =>
        (await (await pipeline.AskAsync(upload.VideoId, Owner)).Content.ReadFromJsonAsync<VideoProgress>(Conventions.Json))!.State == ProgressState.Published;

    private Task<HttpResponseMessage> RetryAsync(UploadCompleted upload, string token) =>
        pipeline.App.Client(token).PostAsync(new Uri($"/api/pipeline/videos/{upload.VideoId}/retry", UriKind.Relative), null);

    private async Task IsRefusedAsync(UploadCompleted upload, string token, HttpStatusCode status, string type) => await (await RetryAsync(upload, token)).IsProblemAsync(status, type);
}
