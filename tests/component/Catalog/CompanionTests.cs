using System.Net;
using System.Net.Http.Json;
using EduStream.Catalog.Companions;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class CompanionTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;
    private LessonView lesson = null!;

    public async ValueTask InitializeAsync()
    {
        catalog = await CatalogFixture.StartAsync();
        lesson = await catalog.LessonAsync(await catalog.CourseAsync(CourseAccess.Open));
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task Uploads_into_the_companion_share_a_video_of_their_own_and_the_newest_says_what_it_shows()
    {
        var (_, main) = await catalog.UploadAsync(lesson);
        var (_, slides) = await catalog.UploadAsync(lesson, CompanionRole.Slides);
        var (_, camera) = await catalog.UploadAsync(lesson, CompanionRole.Camera);

        Assert.NotEqual(main, slides);
        Assert.Equal(slides, camera);
        var seen = await LessonAsync(catalog.Instructor);
        Assert.Equal((main, camera, CompanionRole.Camera), (seen.Video!.VideoId, seen.Companion!.VideoId, seen.Companion.Role));
        Assert.Equal((0, "none", null), (seen.Companion.OffsetSeconds, seen.Companion.Offset, seen.Companion.MeasuredAt));
    }

    [Fact]
    public async Task First_uploads_at_once_get_one_main_video_and_one_companion()
    {
        var videos = await Task.WhenAll(Enumerable.Range(0, 8).Select(async n => (await catalog.UploadAsync(lesson, n % 2 == 0 ? null : CompanionRole.Slides)).Video));
        Assert.Equal(2, videos.Distinct().Count());
    }

    [Fact]
    public async Task A_companion_alone_publishes_nothing_and_its_failure_leaves_the_lesson_as_it_was()
    {
        var companion = await catalog.PublishAsync(lesson, companion: CompanionRole.Slides);
        Assert.Equal("not-published", (await EntitlementAsync()).Reason);
        Assert.Equal(HttpStatusCode.NotFound, (await catalog.Learner.GetAsync($"/api/catalog/lessons/{lesson.LessonId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await catalog.Learner.GetAsync($"/api/catalog/videos/{companion}")).StatusCode);
        Assert.Null((await LessonAsync(catalog.Instructor)).Video);

        var main = await catalog.PublishAsync(lesson);
        Assert.Equal(new Entitlement(true, null, main, 1, 12.5, Companion: new(companion, 1, false, CompanionRole.Slides, 0)), await EntitlementAsync());
        Assert.Equal(HttpStatusCode.OK, (await catalog.Learner.GetAsync($"/api/catalog/videos/{companion}")).StatusCode);

        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/fail", new FailVersion(2, "damaged", "Broken."))).EnsureSuccessStatusCode();
        Assert.Equal(1, (await EntitlementAsync()).Companion!.Version);
        Assert.Equal(VideoState.Published, (await LessonAsync(catalog.Learner)).Video!.State);
    }

    [Fact]
    public async Task A_companion_that_failed_or_still_grows_is_told_apart()
    {
        await catalog.PublishAsync(lesson);
        var (upload, companion) = await catalog.UploadAsync(lesson, CompanionRole.Camera);
        Assert.Null((await EntitlementAsync()).Companion);
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/versions", new VersionStarted(upload, 1))).EnsureSuccessStatusCode();
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/playable", new PlayableVersion(1, 12))).EnsureSuccessStatusCode();
        Assert.Equal((true, CompanionRole.Camera), ((await EntitlementAsync()).Companion!.Instant, (await EntitlementAsync()).Companion!.Role));

        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/fail", new FailVersion(1, "damaged", "Broken."))).EnsureSuccessStatusCode();
        Assert.Equal((true, null), ((await EntitlementAsync()).Allowed, (await EntitlementAsync()).Companion));
        var seen = (await LessonAsync(catalog.Instructor)).Companion!;
        Assert.Equal((VideoState.Failed, "Broken."), (seen.State, seen.Sentence));
        Assert.Null((await LessonAsync(catalog.Learner)).Companion!.Sentence);
    }

    [Fact]
    public async Task Events_of_a_companion_say_that_they_are()
    {
        var companion = await catalog.PublishAsync(lesson, companion: CompanionRole.Slides);
        var main = await catalog.PublishAsync(lesson);
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/fail", new FailVersion(2, "damaged", "Broken."))).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => catalog.Heard.Count == 3);
        Assert.Equal(
            [(Topics.VideoPublished, companion.ToString(), true), (Topics.VideoPublished, main.ToString(), false), (Topics.VideoFailed, companion.ToString(), true)],
            catalog.Heard.Select(heard => (heard.Topic, heard.Data.GetProperty("videoId").GetString()!, heard.Data.GetProperty("isCompanion").GetBoolean())));
    }

    [Fact]
    public async Task The_owner_sets_the_offset_and_the_role_and_nobody_else_does()
    {
        await catalog.PublishAsync(lesson);
        await (await DescribeAsync(catalog.Instructor, new { offsetSeconds = 1 })).IsProblemAsync(HttpStatusCode.NotFound, "no-companion");
        await catalog.UploadAsync(lesson, CompanionRole.Slides);
        await (await DescribeAsync(catalog.Learner, new { offsetSeconds = 1 })).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await DescribeAsync(catalog.App.Client(catalog.App.Issuer.Instructor("stranger")), new { offsetSeconds = 1 })).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        foreach (var offset in new object[] { 3600.001, -3601, 1e300 })
        {
            await (await DescribeAsync(catalog.Instructor, new { offsetSeconds = offset })).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-offset");
        }

        await (await DescribeAsync(catalog.Instructor, new { role = 7 })).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-role");

        var view = await (await DescribeAsync(catalog.Instructor, new { offsetSeconds = -2.50049, role = "camera" })).ReadAsync<CompanionView>();
        Assert.Equal((-2.5, "owner", CompanionRole.Camera), (view.OffsetSeconds, view.Offset, view.Role));
        Assert.Equal(-2.5, (await LessonAsync(catalog.Learner)).Companion!.OffsetSeconds);
        Assert.Equal((0, CompanionRole.Camera), ((await (await DescribeAsync(catalog.Instructor, new { })).ReadAsync<CompanionView>()) is var back ? back.OffsetSeconds : -1, back.Role));
    }

    [Fact]
    public async Task What_was_measured_counts_until_the_owner_says_otherwise_and_only_for_the_versions_it_was_measured_of()
    {
        var (main, companion) = (await catalog.PublishAsync(lesson), await catalog.PublishAsync(lesson, companion: CompanionRole.Slides));
        await MeasuredAsync(companion, new OffsetMeasured(1, 1, 3.02, 0.9));
        var seen = (await LessonAsync(catalog.Instructor)).Companion!;
        Assert.Equal((3.02, "measured", 3.02), (seen.OffsetSeconds, seen.Offset, seen.MeasuredOffset));
        Assert.NotNull(seen.MeasuredAt);

        await MeasuredAsync(companion, new OffsetMeasured(2, 1, 9, 0.9));
        Assert.Equal(3.02, (await EntitlementAsync()).Companion!.OffsetSeconds);
        await DescribeAsync(catalog.Instructor, new { offsetSeconds = 1 });
        await MeasuredAsync(companion, new OffsetMeasured(1, 1, null, 0.1));
        seen = (await LessonAsync(catalog.Instructor)).Companion!;
        Assert.Equal((1, "owner", null), (seen.OffsetSeconds, seen.Offset, seen.MeasuredOffset));

        await (await MeasureAsync(companion, new OffsetMeasured(1, 1, 4000, 0.9))).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-offset");
        await (await MeasureAsync(companion, new OffsetMeasured(1, 1, 1, 2))).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-offset");
        await (await MeasureAsync(main, new OffsetMeasured(1, 1, 1, 1))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
    }

    [Fact]
    public async Task Two_published_recordings_are_a_pair_whichever_is_asked_for()
    {
        var main = await catalog.PublishAsync(lesson);
        await (await PairAsync(main)).IsProblemAsync(HttpStatusCode.NotFound, "no-pair");
        await (await PairAsync(new VideoId(Guid.CreateVersion7()))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        var companion = await catalog.PublishAsync(lesson, companion: CompanionRole.Slides);
        var pair = await (await PairAsync(main)).ReadAsync<RecordingPair>();
        Assert.Equal((main, companion, 1, 1), (pair.Main.VideoId, pair.Companion.VideoId, pair.Main.Version, pair.Companion.Version));
        Assert.Equal(pair, await (await PairAsync(companion)).ReadAsync<RecordingPair>());
    }

    [Fact]
    public async Task A_companion_that_is_removed_leaves_the_lesson_and_its_files_are_given_up()
    {
        var main = await catalog.PublishAsync(lesson);
        await (await RemoveAsync(catalog.Instructor)).IsProblemAsync(HttpStatusCode.NotFound, "no-companion");
        var (upload, companion) = await catalog.UploadAsync(lesson, CompanionRole.Slides);
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/versions", new VersionStarted(upload, 1))).EnsureSuccessStatusCode();
        await (await RemoveAsync(catalog.Instructor)).IsProblemAsync(HttpStatusCode.Conflict, "work-running");
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/publish", CatalogFixture.Ladder(1))).EnsureSuccessStatusCode();
        await (await RemoveAsync(catalog.Learner)).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        var captions = Path.Combine(catalog.App.Data, "media", MediaPaths.Captions(companion));
        Directory.CreateDirectory(captions);
        await File.WriteAllTextAsync(Path.Combine(captions, "list.json"), "{}");
        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(catalog.Instructor)).StatusCode);
        Assert.False(Directory.Exists(captions));

        Assert.Equal(new Entitlement(true, null, main, 1, 12.5), await EntitlementAsync());
        Assert.Null((await LessonAsync(catalog.Instructor)).Companion);
        await Eventually.TrueAsync(() => catalog.Heard.Any(heard => heard.Topic == Topics.SourceExpired));
        Assert.Equal(upload.ToString(), catalog.Heard.Single(heard => heard.Topic == Topics.SourceExpired).Data.GetProperty("uploadId").GetString());
        var retired = catalog.Heard.Single(heard => heard.Topic == Topics.VersionRetired).Data;
        Assert.Equal(companion.ToString(), retired.GetProperty("videoId").GetString());
        Assert.True(retired.GetProperty("removeAt").GetDateTimeOffset() - retired.GetProperty("retiredAt").GetDateTimeOffset() >= TimeSpan.FromHours(12));
        // Who asks for leave to remove its files has it.
        await (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/remove", new RemoveVersion(1, retired.GetProperty("retiredAt").GetDateTimeOffset())))
            .IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        Assert.NotEqual(companion, (await catalog.UploadAsync(lesson, CompanionRole.Camera)).Video);
    }

    private async Task<LessonView> LessonAsync(HttpClient client) => await (await client.GetAsync($"/api/catalog/lessons/{lesson.LessonId}")).ReadAsync<LessonView>();

    private async Task<Entitlement> EntitlementAsync() =>
        await (await catalog.InvokeAsync(AppIds.Playback, HttpMethod.Get, $"internal/entitlements?lessonId={lesson.LessonId}&userId=learner&roles=learner")).ReadAsync<Entitlement>();

    private Task<HttpResponseMessage> DescribeAsync(HttpClient client, object body) => client.PutAsJsonAsync($"/api/catalog/lessons/{lesson.LessonId}/companion", body);

    private Task<HttpResponseMessage> RemoveAsync(HttpClient client) => client.DeleteAsync($"/api/catalog/lessons/{lesson.LessonId}/companion");

    private Task<HttpResponseMessage> PairAsync(VideoId video) => catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Get, $"internal/videos/{video}/pair");

    private Task<HttpResponseMessage> MeasureAsync(VideoId companion, OffsetMeasured measured) => catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{companion}/offset", measured);

    private async Task MeasuredAsync(VideoId companion, OffsetMeasured measured) => (await MeasureAsync(companion, measured)).EnsureSuccessStatusCode();
}
