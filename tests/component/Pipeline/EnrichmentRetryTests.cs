using System.Net;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Events;
using EduStream.EnrichVideo.Outcomes;
using EduStream.Media.Samples;
using EduStream.Pipeline.Enrichment;
using EduStream.PublishVideo.Versions;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Pipeline;

/// <summary>Another run of an enrichment, for its owner.</summary>
public sealed class EnrichmentRetryTests : IAsyncLifetime
{
    // As a run ends that could not look through the picture.
    private static readonly PartOutcome[] WithoutSamples =
    [
        new(EnrichmentParts.FileChapters, PartState.NotAvailable, PartReasons.NothingThere),
        new(EnrichmentParts.Samples, PartState.Failed, PartReasons.Internal),
        new(EnrichmentParts.Storyboard, PartState.Skipped, PartReasons.NoSamples),
        new(EnrichmentParts.Posters, PartState.NotAvailable, PartReasons.NothingThere),
        new(EnrichmentParts.SlideText, PartState.Skipped, PartReasons.NoSamples),
        new(EnrichmentParts.Chapters, PartState.NotAvailable, PartReasons.NothingThere),
        new(CaptionParts.Automatic, PartState.Done, null),
    ];

    private PipelineApp pipeline = null!;

    private string Owner => pipeline.App.Issuer.Instructor();

    private EnrichmentLedger Ledger => pipeline.App.Services.GetRequiredService<EnrichmentLedger>();

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task What_failed_is_made_by_one_more_run_and_what_is_there_is_left_alone()
    {
        using var clips = new TestClips();
        await using var lecture = File.OpenRead(await clips.LectureAsync(12, new LectureFormat(320, 180, "10") { Voice = string.Empty }));
        var video = await PublishedAsync(await pipeline.UploadAsync(lecture));
        await Ledger.CloseAsync(video, 1, WithoutSamples);

        var answers = await Task.WhenAll(RetryAsync(video, Owner), RetryAsync(video, Owner));

        var begun = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        var view = await begun.ReadAsync<EnrichmentView>();
        Assert.Equal((1, null, true, WithoutSamples.Length), (view.Version, view.EndedAt, view.Running, view.Parts.Count));
        await answers.Single(answer => answer != begun).IsProblemAsync(HttpStatusCode.Conflict, "enrichment-running");
        var parts = (await EndedAsync(video)).Parts.ToDictionary(part => part.Part, part => part.State);
        Assert.All([EnrichmentParts.Samples, EnrichmentParts.Storyboard, EnrichmentParts.Posters, EnrichmentParts.SlideText, EnrichmentParts.Chapters], part => Assert.Equal(PartState.Done, parts[part]));
        // Nothing here recognizes speech: it was not asked again.
        Assert.Equal(PartState.Done, parts[CaptionParts.Automatic]);
        Assert.Single(Started(video, "-2"));
        Assert.Equal(2, (await Ledger.FindAsync(video, 1, default))!.Run);
        await (await RetryAsync(video, Owner)).IsProblemAsync(HttpStatusCode.Conflict, "enrichment-complete");
    }

    [Fact]
    public async Task An_enrichment_that_was_lost_or_never_began_says_so_and_is_begun()
    {
        var (lost, never) = (await PublishedAsync(), await PublishedAsync());
        var longAgo = new ManualClock(TimeProvider.System.GetUtcNow().AddMinutes(-5));
        await new EnrichmentLedger(pipeline.App.Services.GetRequiredService<DaprClient>(), longAgo).BeginAsync(lost, 1, 3, null, default);

        foreach (var (video, run) in new[] { (lost, "-3"), (never, "") })
        {
            var view = await ViewAsync(video);
            Assert.Equal((null, false, 0), (view.EndedAt, view.Running, view.Parts.Count));

            Assert.Equal(HttpStatusCode.Accepted, (await RetryAsync(video, Owner)).StatusCode);

            Assert.NotEmpty((await EndedAsync(video)).Parts);
            Assert.Single(Started(video, run));
        }
    }

    [Fact]
    public async Task A_run_that_is_just_beginning_is_not_begun_twice()
    {
        var video = await PublishedAsync();
        Assert.True(await Ledger.BeginAsync(video, 1, 1, seen: null, default));
        Assert.False(await Ledger.BeginAsync(video, 1, 1, seen: null, default));

        Assert.True((await ViewAsync(video)).Running);
        await (await RetryAsync(video, Owner)).IsProblemAsync(HttpStatusCode.Conflict, "enrichment-running");
    }

    [Fact]
    public async Task After_a_roll_back_everything_is_looked_through_by_a_run_of_its_own()
    {
        var upload = PipelineApp.NewUpload();
        var video = await PublishedAsync(upload);
        var published = new VideoPublished(video, 1, upload.LessonId, new CourseId(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow()) { UploadId = upload.UploadId };
        await TellAsync(published);
        await EndedAsync(video);

        await TellAsync(published with { RolledBackFrom = 2 });

        await Eventually.TrueAsync(() => Started(video, "-2").Any());
        await EndedAsync(video);
        Assert.Single(Started(video, ""));
    }

    [Fact]
    public async Task Only_the_owner_and_admins_of_a_published_video_may_ask()
    {
        var video = await PublishedAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await RetryAsync(video, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await RetryAsync(video, pipeline.App.Issuer.Learner())).StatusCode);
        await (await RetryAsync(video, pipeline.App.Issuer.Instructor("somebody-else"))).IsProblemAsync(HttpStatusCode.Forbidden, "not-the-owner");
        await (await RetryAsync(new VideoId(Guid.CreateVersion7()), Owner)).IsProblemAsync(HttpStatusCode.NotFound, "upload-not-complete");
        pipeline.Published.Clear();
        await (await RetryAsync(video, Owner)).IsProblemAsync(HttpStatusCode.Conflict, "not-published");
        Assert.Empty(Started(video, ""));
        pipeline.Published[video] = 1;

        Assert.Equal(HttpStatusCode.Accepted, (await RetryAsync(video, pipeline.App.Issuer.Admin())).StatusCode);
    }

    private async Task<VideoId> PublishedAsync(UploadCompleted? source = null)
    {
        var entry = await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(source ?? PipelineApp.NewUpload(), CancellationToken.None);
        pipeline.Published[entry.VideoId] = entry.Version;
        return entry.VideoId;
    }

    private Task TellAsync(VideoPublished published) => pipeline.App.DaprOf(AppIds.Catalog).PublishEventAsync(Components.PubSub, Topics.VideoPublished, published);

    private Task<HttpResponseMessage> RetryAsync(VideoId video, string? token) => pipeline.App.Client(token).PostAsync(new Uri($"/api/pipeline/videos/{video}/enrichment/retry", UriKind.Relative), null);

    private async Task<EnrichmentView> ViewAsync(VideoId video) => await (await pipeline.App.Client(Owner).GetAsync(new Uri($"/api/pipeline/videos/{video}/enrichment", UriKind.Relative))).ReadAsync<EnrichmentView>();

    private async Task<EnrichmentView> EndedAsync(VideoId video)
    {
        EnrichmentView? view = null;
        await Eventually.TrueAsync(async () => (view = await ViewAsync(video)) is { EndedAt: not null, Running: false }, TimeSpan.FromMinutes(2));
        return view!;
    }

    private IEnumerable<string> Started(VideoId video, string run) => pipeline.App.Logged.Where(line => line.Contains($"enrich-{video}-1{run} is started", StringComparison.Ordinal));
}
