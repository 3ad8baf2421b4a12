using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Events;
using EduStream.Media.Samples;
using EduStream.Pipeline.Enrichment;
using EduStream.PublishVideo.Versions;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Pipeline;

public sealed class EnrichmentTests : IAsyncLifetime
{
    private const string DeadLetters = Topics.VideoPublished + Topics.DeadLetterSuffix;
    private PipelineApp pipeline = null!;

    private VersionLedger Versions => pipeline.App.Services.GetRequiredService<VersionLedger>();

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task A_published_version_whose_source_is_gone_ends_with_a_reason_per_part()
    {
        var published = await PublishedAsync();

        await AnnounceAsync(published);

        var view = await EndedAsync(published.VideoId);
        Assert.Equal(1, view.Version);
        Assert.Contains(new PartOutcome(EnrichmentParts.FileChapters, PartState.NotAvailable, PartReasons.SourceRemoved), view.Parts);
    }

    [Fact]
    public async Task A_published_lecture_gets_everything_that_can_be_made_of_it()
    {
        using var clips = new TestClips();
        await using var lecture = File.OpenRead(await clips.LectureAsync(12, new LectureFormat(320, 180, "10") { Voice = string.Empty }));
        var upload = await pipeline.UploadAsync(lecture);

        await AnnounceAsync(await PublishedAsync(upload));

        var parts = (await EndedAsync(upload.VideoId)).Parts.ToDictionary(part => part.Part, part => part.State);
        string[] made = [EnrichmentParts.Samples, EnrichmentParts.Storyboard, EnrichmentParts.Posters, EnrichmentParts.SlideText, EnrichmentParts.Chapters];
        Assert.All(made, part => Assert.Equal(PartState.Done, parts[part]));
        // The file names no chapters and holds no captions, and no recognizer is configured.
        Assert.All(parts.Where(part => !made.Contains(part.Key)), part => Assert.Equal(PartState.NotAvailable, part.Value));
        var posters = pipeline.Told.Single(told => told.Call == "posters").Body;
        Assert.Equal(5, posters.GetProperty("seconds").GetArrayLength());
        var chapters = pipeline.Told.Single(told => told.Call == "chapters").Body;
        Assert.Equal(["1. How a lecture reaches you", "2. Why many copies?"], chapters.GetProperty("proposed").EnumerateArray().Select(chapter => chapter.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task What_is_shown_belongs_to_the_version_that_people_watch()
    {
        var first = await PublishedAsync();
        await AnnounceAsync(first);
        await EndedAsync(first.VideoId);
        // The replacement failed, or is in work.
        await Versions.AllotAsync(PipelineApp.NewUpload(first.VideoId), CancellationToken.None);

        var view = await ViewAsync(first.VideoId);

        Assert.Equal((1, true), (view.Version, view.EndedAt is not null));
        Assert.NotEmpty(view.Parts);
        pipeline.Published.Clear();
        view = await ViewAsync(first.VideoId);
        Assert.Equal((2, null, 0), (view.Version, view.EndedAt, view.Parts.Count));
    }

    [Fact]
    public async Task A_version_that_is_announced_again_is_enriched_once()
    {
        var published = await PublishedAsync();
        await AnnounceAsync(published);
        await EndedAsync(published.VideoId);

        await AnnounceAsync(published);

        await WaitForLogAsync("its enrichment is in work or ended");
        Assert.Single(pipeline.App.Logged, line => line.Contains("enrich-", StringComparison.Ordinal) && line.Contains("is started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_without_an_upload_finds_the_newest_version()
    {
        var published = await PublishedAsync();

        await AnnounceAsync(published with { UploadId = null });

        await EndedAsync(published.VideoId);
    }

    [Fact]
    public async Task A_version_of_which_nobody_knows_the_source_is_left_alone()
    {
        var published = await PublishedAsync();

        await AnnounceAsync(published with { UploadId = null, Version = 7 });

        await WaitForLogAsync("nobody knows what it was made of");
    }

    [Fact]
    public async Task What_is_not_a_published_video_goes_to_the_dead_letters_and_is_logged_there()
    {
        await pipeline.App.DaprOf(AppIds.Catalog).PublishEventAsync(Components.PubSub, Topics.VideoPublished, new { nonsense = true });

        await WaitForLogAsync("An event on video-published is not a published video");
        await WaitForLogAsync("A dead letter of video-published is not a published video");
    }

    [Fact]
    public async Task A_version_that_was_announced_in_vain_is_logged()
    {
        await AnnounceAsync(await PublishedAsync(), DeadLetters);

        await WaitForLogAsync("could not be enriched");
    }

    [Theory]
    [InlineData("/events/video-published")]
    [InlineData("/events/video-published-dead-letter")]
    public async Task Only_the_sidecar_may_deliver(string path)
    {
        var answer = await pipeline.App.Client(pipeline.App.Issuer.Admin()).PostAsJsonAsync(path, await PublishedAsync());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_owner_and_admins_see_how_it_went()
    {
        var video = (await PublishedAsync()).VideoId;
        var issuer = pipeline.App.Issuer;

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(video, issuer.Instructor())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(video, issuer.Admin())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(video, issuer.Learner())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(video, null)).StatusCode);
        await (await AskAsync(video, issuer.Instructor("somebody-else"))).IsProblemAsync(HttpStatusCode.Forbidden, "not-the-owner");
        await (await AskAsync(new VideoId(Guid.CreateVersion7()), issuer.Instructor())).IsProblemAsync(HttpStatusCode.NotFound, "upload-not-complete");
    }

    private async Task<VideoPublished> PublishedAsync(UploadCompleted? source = null)
    {
        var upload = source ?? PipelineApp.NewUpload();
        var entry = await Versions.AllotAsync(upload, CancellationToken.None);
        pipeline.Published[entry.VideoId] = entry.Version;
        return new VideoPublished(entry.VideoId, entry.Version, entry.LessonId, new CourseId(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow()) { UploadId = entry.UploadId };
    }

    private Task AnnounceAsync(VideoPublished published, string topic = Topics.VideoPublished) =>
        pipeline.App.DaprOf(AppIds.Catalog).PublishEventAsync(Components.PubSub, topic, published);

    private Task<HttpResponseMessage> AskAsync(VideoId video, string? token) => pipeline.App.Client(token).GetAsync($"/api/pipeline/videos/{video}/enrichment");

    private async Task<EnrichmentView> ViewAsync(VideoId video) => await (await AskAsync(video, pipeline.App.Issuer.Instructor())).ReadAsync<EnrichmentView>();

    private async Task<EnrichmentView> EndedAsync(VideoId video)
    {
        EnrichmentView? view = null;
        await Eventually.TrueAsync(async () => (view = await ViewAsync(video)).EndedAt is not null, TimeSpan.FromMinutes(2));
        return view!;
    }

    private Task WaitForLogAsync(string part) => Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains(part, StringComparison.Ordinal)), what: part);
}
