using System.Net;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Paging;
using EduStream.Catalog.Videos;
using EduStream.Contracts.Videos;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class LessonTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync();

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task Learners_see_lessons_that_can_be_watched_instructors_all_of_their_own()
    {
        var open = await catalog.CourseAsync(CourseAccess.Open);
        var closed = await catalog.CourseAsync(CourseAccess.Enrolled);
        var ready = await catalog.LessonAsync(open, "Ready");
        await catalog.LessonAsync(open, "Empty");
        var hidden = await catalog.LessonAsync(closed, "Hidden");
        await catalog.UploadAsync(await catalog.LessonAsync(open, "Uploading"));
        await catalog.PublishAsync(ready);
        await catalog.PublishAsync(hidden);
        Assert.Equal(["Hidden", "Ready", "Empty", "Uploading"], await TitlesAsync(catalog.Instructor));
        Assert.Equal(["Hidden", "Ready", "Empty", "Uploading"], await TitlesAsync(catalog.Admin));
        Assert.Equal(["Ready"], await TitlesAsync(catalog.Learner));
        Assert.Equal(["Ready"], await TitlesAsync(catalog.App.Client(catalog.App.Issuer.Instructor("stranger"))));
        await (await catalog.Learner.GetAsync($"/api/catalog/lessons/{hidden.LessonId}")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-lesson");
        (await catalog.Instructor.PutAsync($"/api/catalog/courses/{closed.CourseId}/enrolments/learner", null)).EnsureSuccessStatusCode();
        Assert.Equal(["Hidden", "Ready"], await TitlesAsync(catalog.Learner));
        var course = await (await catalog.Learner.GetAsync($"/api/catalog/courses/{open.CourseId}")).ReadAsync<CourseView>();
        Assert.Equal("Ready", Assert.Single(course.Lessons!).Title);
    }

    [Fact]
    public async Task A_lesson_tells_where_its_video_stands()
    {
        var course = await catalog.CourseAsync();
        var lesson = await catalog.LessonAsync(course);
        Assert.Null((await FindAsync(catalog.Instructor)).Video);
        var (upload, video) = await catalog.UploadAsync(lesson);
        Assert.Equal(new LessonVideo(video, VideoState.Uploading, false, null, null), (await FindAsync(catalog.Instructor)).Video);
        await TellAsync("versions", new VersionStarted(upload, 1));
        Assert.Equal(VideoState.Processing, (await FindAsync(catalog.Instructor)).Video!.State);
        await TellAsync("fail", new FailVersion(1, FailureReasons.Damaged, "The file is damaged. Export it again."));
        Assert.Equal(new LessonVideo(video, VideoState.Failed, false, null, "The file is damaged. Export it again."), (await FindAsync(catalog.Instructor)).Video);
        var second = await catalog.UploadAsync(lesson);
        await TellAsync("versions", new VersionStarted(second.Upload, 2));
        await TellAsync("publish", CatalogFixture.Ladder(2));
        Assert.Equal(new LessonVideo(video, VideoState.Published, true, 12.5, null), (await FindAsync(catalog.Learner)).Video);

        async Task<LessonView> FindAsync(HttpClient client) => await (await client.GetAsync($"/api/catalog/lessons/{lesson.LessonId}")).ReadAsync<LessonView>();

        async Task TellAsync(string what, object body) =>
            (await catalog.InvokeAsync(Contracts.AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/{what}", body)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_video_tells_its_owner_everything_and_learners_what_they_watch()
    {
        var lesson = await catalog.LessonAsync(await catalog.CourseAsync());
        var video = await catalog.PublishAsync(lesson);
        var (_, _) = await catalog.UploadAsync(lesson);
        await catalog.InvokeAsync(Contracts.AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/fail", new FailVersion(2, FailureReasons.NotVideo, "Not a video."));
        var owner = await (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).ReadAsync<VideoView>();
        Assert.Equal((VideoState.Published, 1, 1, 12.5), (owner.State, owner.Playable, owner.Published, owner.DurationSeconds));
        Assert.Equal(CatalogFixture.Ladder(1).Renditions, owner.Renditions);
        Assert.Equal([(2, VersionState.Failed, "Not a video."), (1, VersionState.Published, null)], owner.Versions!.Select(version => (version.Version, version.State, version.Sentence)));
        var learner = await (await catalog.Learner.GetAsync($"/api/catalog/videos/{video}")).ReadAsync<VideoView>();
        Assert.Equal((VideoState.Published, 1, 1, 12.5), (learner.State, learner.Playable, learner.Published, learner.DurationSeconds));
        Assert.Equal(owner.Renditions, learner.Renditions);
        Assert.Null(learner.Versions);
    }

    [Fact]
    public async Task A_video_that_cannot_be_watched_is_not_found_by_learners()
    {
        var (_, video) = await catalog.UploadAsync(await catalog.LessonAsync(await catalog.CourseAsync()));
        await (await catalog.Learner.GetAsync($"/api/catalog/videos/{video}")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        Assert.Equal(HttpStatusCode.OK, (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).StatusCode);
        await (await catalog.Instructor.GetAsync($"/api/catalog/videos/{Guid.NewGuid()}")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        await (await catalog.Instructor.GetAsync("/api/catalog/videos/x")).IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task Lessons_come_in_pages_in_order()
    {
        var (first, second) = (await catalog.CourseAsync(title: "First"), await catalog.CourseAsync(title: "Second"));
        for (var i = 1; i <= 3; i++)
        {
            await catalog.LessonAsync(first, $"First {i}");
            await catalog.LessonAsync(second, $"Second {i}");
        }

        var titles = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await (await catalog.Instructor.GetAsync($"/api/catalog/lessons?limit=2{(next.Length > 0 ? $"&after={next}" : "")}")).ReadAsync<Page<LessonView>>();
            titles.AddRange(page.Items.Select(lesson => lesson.Title));
            next = page.Next;
        }

        Assert.Equal(["Second 1", "Second 2", "Second 3", "First 1", "First 2", "First 3"], titles);
    }

    [Fact]
    public async Task Lessons_added_at_once_take_a_place_each()
    {
        var course = await catalog.CourseAsync();
        var lessons = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => catalog.LessonAsync(course, $"Lesson {i}")));
        Assert.Equal(Enumerable.Range(1, 8), lessons.Select(lesson => lesson.Position).Order());
    }

    private static async Task<string[]> TitlesAsync(HttpClient client) =>
        [.. (await (await client.GetAsync("/api/catalog/lessons")).ReadAsync<Page<LessonView>>()).Items.Select(lesson => lesson.Title)];
}
