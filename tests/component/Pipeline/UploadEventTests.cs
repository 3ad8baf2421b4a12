using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo.Versions;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Pipeline;

public sealed class UploadEventTests : IAsyncLifetime
{
    private const string DeadLetters = Topics.UploadCompleted + Topics.DeadLetterSuffix;
    private PipelineApp pipeline = null!;

    private VersionLedger Ledger => pipeline.App.Services.GetRequiredService<VersionLedger>();

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task An_upload_that_was_delivered_in_vain_is_marked_failed_with_a_sentence()
    {
        var upload = PipelineApp.NewUpload();

        await pipeline.AnnounceAsync(upload, DeadLetters);

        await WaitForLogAsync($"Upload {upload.UploadId} could not be put to work");
        var end = await pipeline.EndAsync(upload.VideoId);
        Assert.Equal((ProgressState.Failed, FailureReasons.Internal), (end.State, end.Reason));
        var (call, body) = Assert.Single(pipeline.Told);
        Assert.Equal(("fail", end.Sentence), (call, body.GetProperty("sentence").GetString()));
    }

    [Fact]
    public async Task An_upload_that_failed_as_a_dead_letter_is_not_begun_when_it_is_announced_after_all()
    {
        var upload = PipelineApp.NewUpload();
        await pipeline.AnnounceAsync(upload, DeadLetters);
        await WaitForLogAsync("could not be put to work");

        await pipeline.AnnounceAsync(upload);

        await WaitForLogAsync("is announced again");
        Assert.Single(pipeline.Told);
    }

    [Fact]
    public async Task An_upload_that_an_earlier_release_gave_a_version_keeps_it()
    {
        var upload = PipelineApp.NewUpload();
        var dapr = pipeline.App.Services.GetRequiredService<Dapr.Client.DaprClient>();
        await dapr.SaveStateAsync(Components.StateStore, $"upload/{upload.UploadId}", new { upload.UploadId, upload.VideoId, Version = 4, upload.LessonId, OwnerId = upload.InstructorId });
        await dapr.SaveStateAsync(Components.StateStore, $"newest/{upload.VideoId}", new { Version = 4, upload.UploadId });

        Assert.Equal(4, (await Ledger.AllotAsync(upload, CancellationToken.None)).Version);
        Assert.Equal(upload.InstructorId, (await Ledger.NewestAsync(upload.VideoId, CancellationToken.None))!.OwnerId);
        await Ledger.CloseAsync(upload.VideoId, 4, new VersionEnding(TimeProvider.System.GetUtcNow()));
        Assert.NotNull((await Ledger.FindAsync(upload.UploadId, CancellationToken.None))!.Ending);
    }

    [Fact]
    public async Task A_dead_letter_of_an_upload_that_ended_changes_nothing()
    {
        var upload = PipelineApp.NewUpload();
        await Ledger.AllotAsync(upload, CancellationToken.None);
        await Ledger.CloseAsync(upload.VideoId, 1, new VersionEnding(TimeProvider.System.GetUtcNow()));

        await pipeline.AnnounceAsync(upload, DeadLetters);

        await WaitForLogAsync("is announced again");
        Assert.Empty(pipeline.Told);
        Assert.Equal(ProgressState.Published, (await pipeline.EndAsync(upload.VideoId)).State);
    }

    [Fact]
    public async Task What_is_not_an_upload_goes_to_the_dead_letters_and_is_logged_there()
    {
        await pipeline.App.DaprOf(AppIds.Uploads).PublishEventAsync(Components.PubSub, Topics.UploadCompleted, new { nonsense = true });

        await WaitForLogAsync("it goes to the dead-letter topic");
        await WaitForLogAsync("nothing can be done with it");
    }

    [Theory]
    [InlineData("/events/upload-completed")]
    [InlineData("/events/upload-completed-dead-letter")]
    public async Task Only_the_sidecar_may_deliver(string path)
    {
        var answer = await pipeline.App.Client(pipeline.App.Issuer.Admin()).PostAsJsonAsync(path, PipelineApp.NewUpload());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Uploads_that_arrive_at_the_same_moment_get_different_versions_and_each_the_same_every_time()
    {
        var videoId = new VideoId(Guid.CreateVersion7());
        var uploads = Enumerable.Range(0, 3).Select(_ => PipelineApp.NewUpload(videoId)).ToList();

        var entries = await Task.WhenAll(uploads.Concat(uploads).Select(upload => Ledger.AllotAsync(upload, CancellationToken.None)));

        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Version).Distinct().Order());
        Assert.Equal(3, entries.Distinct().Count());
        Assert.Equal(3, (await Ledger.NewestAsync(videoId, CancellationToken.None))!.Version);
    }

    private Task WaitForLogAsync(string part) => Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains(part, StringComparison.Ordinal)), what: part);
}
