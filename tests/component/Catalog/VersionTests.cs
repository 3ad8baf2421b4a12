using System.Net;
using System.Text.Json;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Playback;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class VersionTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;
    private LessonView lesson = null!;
    private UploadId upload;
    private VideoId video;

    public async ValueTask InitializeAsync()
    {
        catalog = await CatalogFixture.StartAsync();
        lesson = await catalog.LessonAsync(await catalog.CourseAsync());
        (upload, video) = await catalog.UploadAsync(lesson);
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task A_publication_switches_the_pointers_and_is_told_once_however_often_it_is_asked_for()
    {
        await DoneAsync("versions", new VersionStarted(upload, 1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DoneAsync("publish", CatalogFixture.Ladder(1))));
        await DoneAsync("versions", new VersionStarted(upload, 1));
        await DoneAsync("publish", CatalogFixture.Ladder(2));
        await Eventually.TrueAsync(() => catalog.Heard.Count == 2);
        var fact = Heard<VideoPublished>(Topics.VideoPublished).Single(heard => heard.Version == 1);
        Assert.Equal((video, lesson.LessonId, lesson.CourseId, upload), (fact.VideoId, fact.LessonId, fact.CourseId, fact.UploadId));
        Assert.Equal((VideoState.Published, 2, 2), await PointersAsync());
    }

    [Fact]
    public async Task An_older_version_never_replaces_a_newer_one()
    {
        await DoneAsync("versions", new VersionStarted(upload, 1));
        await DoneAsync("publish", CatalogFixture.Ladder(2));
        await (await TellAsync("publish", CatalogFixture.Ladder(1))).IsProblemAsync(HttpStatusCode.Conflict, "superseded");
        await (await TellAsync("versions", new VersionStarted(upload, 1))).IsProblemAsync(HttpStatusCode.Conflict, "superseded");
        Assert.Equal((VideoState.Published, 2, 2), await PointersAsync());
    }

    [Fact]
    public async Task A_failure_is_kept_and_told_once()
    {
        await DoneAsync("versions", new VersionStarted(upload, 1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DoneAsync("fail", new FailVersion(1, FailureReasons.Damaged, "Export it again."))));
        await DoneAsync("fail", new FailVersion(2, FailureReasons.Internal, "Upload it again."));
        await Eventually.TrueAsync(() => catalog.Heard.Count == 2);
        var fact = Heard<VideoFailed>(Topics.VideoFailed).Single(heard => heard.Version == 1);
        Assert.Equal((video, lesson.LessonId, lesson.CourseId, "damaged", "Export it again."), (fact.VideoId, fact.LessonId, fact.CourseId, fact.Reason, fact.Sentence));
        Assert.Equal((VideoState.Failed, null, null), await PointersAsync());
    }

    [Fact]
    public async Task Published_and_failed_exclude_each_other()
    {
        await DoneAsync("publish", CatalogFixture.Ladder(1));
        await (await TellAsync("fail", new FailVersion(1, FailureReasons.Internal, "Sorry."))).IsProblemAsync(HttpStatusCode.Conflict, "version-published");
        await DoneAsync("fail", new FailVersion(2, FailureReasons.Internal, "Sorry."));
        await (await TellAsync("publish", CatalogFixture.Ladder(2))).IsProblemAsync(HttpStatusCode.Conflict, "version-failed");
        Assert.Equal((VideoState.Published, 1, 1), await PointersAsync());
    }

    [Fact]
    public async Task Of_versions_that_end_at_once_the_newest_is_published()
    {
        await Task.WhenAll(Enumerable.Range(1, 6).Select(version => TellAsync("publish", CatalogFixture.Ladder(version))));
        Assert.Equal((VideoState.Published, 6, 6), await PointersAsync());
    }

    [Fact]
    public async Task An_instant_stream_can_be_watched_until_the_ladder_takes_its_place()
    {
        await DoneAsync("versions", new VersionStarted(upload, 1));
        await DoneAsync("playable", new PlayableVersion(1, 12.5));
        await DoneAsync("playable", new PlayableVersion(1, 12.5));
        Assert.Equal((VideoState.Processing, 1, null), await PointersAsync());
        Assert.True((await (await catalog.Learner.GetAsync($"/api/catalog/lessons/{lesson.LessonId}")).ReadAsync<LessonView>()).Video!.Playable);
        Assert.Equal(new Entitlement(true, null, video, 1, 12.5, Instant: true), await AskAsync());

        await DoneAsync("publish", CatalogFixture.Ladder(1));
        await DoneAsync("playable", new PlayableVersion(1, 12.5));
        Assert.Equal((VideoState.Published, 1, 1), await PointersAsync());
        Assert.Equal(new Entitlement(true, null, video, 1, 12.5), await AskAsync());
    }

    [Fact]
    public async Task A_version_that_fails_takes_its_instant_stream_along()
    {
        await DoneAsync("versions", new VersionStarted(upload, 1));
        await DoneAsync("playable", new PlayableVersion(1, 12.5));
        await DoneAsync("fail", new FailVersion(1, FailureReasons.Damaged, "Export it again."));
        Assert.Equal((VideoState.Failed, null, null), await PointersAsync());
        Assert.Equal("not-published", (await AskAsync()).Reason);
        await (await TellAsync("playable", new PlayableVersion(1, 12.5))).IsProblemAsync(HttpStatusCode.Conflict, "version-failed");
    }

    [Fact]
    public async Task Whoever_has_a_published_version_keeps_it_until_the_whole_new_one_is_there()
    {
        await DoneAsync("publish", CatalogFixture.Ladder(1));
        await (await TellAsync("playable", new PlayableVersion(2, 3))).IsProblemAsync(HttpStatusCode.Conflict, "not-wanted");
        Assert.Equal(new Entitlement(true, null, video, 1, 12.5), await AskAsync());
    }

    [Fact]
    public async Task A_video_or_version_that_cannot_be_is_refused()
    {
        foreach (var (what, body) in new (string, object)[] { ("versions", new VersionStarted(upload, 1)), ("playable", new PlayableVersion(1, 1)), ("publish", CatalogFixture.Ladder(1)), ("fail", new FailVersion(1, "internal", "Sorry.")) })
        {
            using var unknown = await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{Guid.CreateVersion7()}/{what}", body);
            await unknown.IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        }

        await (await TellAsync("publish", CatalogFixture.Ladder(0))).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-version");
    }

    private Task<HttpResponseMessage> TellAsync(string what, object body) => catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/{what}", body);

    private async Task<Entitlement> AskAsync() =>
        await (await catalog.InvokeAsync(AppIds.Playback, HttpMethod.Get, $"internal/entitlements?lessonId={lesson.LessonId}&userId=instructor&roles=instructor")).ReadAsync<Entitlement>();

    private async Task DoneAsync(string what, object body)
    {
        using var answer = await TellAsync(what, body);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private IEnumerable<T> Heard<T>(string topic) =>
        catalog.Heard.Where(heard => heard.Topic == topic).Select(heard => heard.Data.Deserialize<T>(ServiceDefaults.ServiceDefaults.Json)!);

    private async Task<(VideoState, int?, int?)> PointersAsync()
    {
        var view = await (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).ReadAsync<VideoView>();
        return (view.State, view.Playable, view.Published);
    }
}
