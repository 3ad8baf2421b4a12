using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Catalog.Chapters;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Posters;
using EduStream.Contracts;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Slides;
using EduStream.Storage;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

/// <summary>Posters, chapters and slide text of a video of 12.5 s.</summary>
public sealed class ExtrasTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;
    private LessonView lesson = null!;
    private VideoId video;
    private FolderStore store = null!;

    private string Api => $"/api/catalog/videos/{video}";

    public async ValueTask InitializeAsync()
    {
        catalog = await CatalogFixture.StartAsync();
        lesson = await catalog.LessonAsync(await catalog.CourseAsync(CourseAccess.Enrolled));
        (await catalog.Instructor.PutAsync($"/api/catalog/courses/{lesson.CourseId}/enrolments/learner", null)).EnsureSuccessStatusCode();
        video = await catalog.PublishAsync(lesson);
        store = new FolderStore(Path.Combine(catalog.App.Data, "media"));
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task The_best_poster_stands_for_the_video_until_its_owner_chooses()
    {
        Assert.Null((await LessonAsync()).Video!.Poster);
        await ProblemAsync(await catalog.Learner.GetAsync($"{Api}/poster"), HttpStatusCode.NotFound, "no-poster");
        await MakePostersAsync(1);

        Assert.Equal($"{Api}/poster?v=1-1", (await LessonAsync()).Video!.Poster);
        Assert.Equal("poster 1 of 1", await catalog.Learner.GetStringAsync($"{Api}/poster?v=1-1"));

        var view = await (await catalog.Instructor.PutAsJsonAsync($"{Api}/poster", new { index = 2 })).ReadAsync<PostersView>();
        Assert.Equal((1, 2), (view.Version, view.Shown));
        Assert.Equal($"{Api}/poster?v=1-2", (await LessonAsync()).Video!.Poster);
        Assert.Equal("poster 2 of 1", await catalog.Learner.GetStringAsync($"{Api}/poster"));
        Assert.Equal("poster 0 of 1", await catalog.Instructor.GetStringAsync($"{Api}/posters/0"));
    }

    [Fact]
    public async Task A_poster_is_a_picture_that_only_the_callers_browser_keeps()
    {
        await MakePostersAsync(1);

        var answer = await catalog.Learner.GetAsync($"{Api}/poster");

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.Private);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Api}/poster");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await catalog.Learner.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_see_the_video_sees_none_of_it()
    {
        await MakePostersAsync(1);
        var stranger = catalog.App.Client(catalog.App.Issuer.Instructor("stranger"));

        foreach (var path in new[] { "poster", "posters", "posters/0", "chapters", "slides" })
        {
            await ProblemAsync(await stranger.GetAsync($"{Api}/{path}"), HttpStatusCode.NotFound, "no-such-video");
            Assert.Equal(HttpStatusCode.Unauthorized, (await catalog.App.Client().GetAsync($"{Api}/{path}")).StatusCode);
        }

        await ProblemAsync(await stranger.PutAsJsonAsync($"{Api}/poster", new { index = 0 }), HttpStatusCode.NotFound, "no-such-video");
        await ProblemAsync(await stranger.PutAsJsonAsync($"{Api}/chapters", new { chapters = Array.Empty<Chapter>() }), HttpStatusCode.NotFound, "no-such-video");
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.Learner.PutAsJsonAsync($"{Api}/poster", new { index = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.Learner.GetAsync($"{Api}/posters/0")).StatusCode);
    }

    [Fact]
    public async Task Another_instructor_who_is_enrolled_sees_but_does_not_change()
    {
        await MakePostersAsync(1);
        (await catalog.Instructor.PutAsync($"/api/catalog/courses/{lesson.CourseId}/enrolments/colleague", null)).EnsureSuccessStatusCode();
        var colleague = catalog.App.Client(catalog.App.Issuer.Instructor("colleague"));

        Assert.Equal("poster 1 of 1", await colleague.GetStringAsync($"{Api}/poster"));
        await ProblemAsync(await colleague.GetAsync($"{Api}/posters"), HttpStatusCode.Forbidden, "not-owner");
        await ProblemAsync(await colleague.GetAsync($"{Api}/posters/0"), HttpStatusCode.Forbidden, "not-owner");
        await ProblemAsync(await colleague.PutAsJsonAsync($"{Api}/poster", new { index = 0 }), HttpStatusCode.Forbidden, "not-owner");
        await ProblemAsync(await colleague.PutAsJsonAsync($"{Api}/chapters", new { chapters = Array.Empty<Chapter>() }), HttpStatusCode.Forbidden, "not-owner");
        Assert.Null((await ChaptersAsync(colleague)).Proposed);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public async Task A_poster_that_is_not_there_cannot_be_chosen(int index)
    {
        await MakePostersAsync(1);

        await ProblemAsync(await catalog.Instructor.PutAsJsonAsync($"{Api}/poster", new { index }), HttpStatusCode.BadRequest, "no-poster");
    }

    [Fact]
    public async Task Posters_of_a_newer_version_replace_the_choice_and_an_older_one_changes_nothing()
    {
        await TellAsync("publish", CatalogFixture.Ladder(2));
        await MakePostersAsync(2);
        await catalog.Instructor.PutAsJsonAsync($"{Api}/poster", new { index = 0 });

        await MakePostersAsync(1);
        await MakePostersAsync(2);
        Assert.Equal($"{Api}/poster?v=2-0", (await LessonAsync()).Video!.Poster);

        await TellAsync("publish", CatalogFixture.Ladder(3));
        await MakePostersAsync(3);
        Assert.Equal($"{Api}/poster?v=3-1", (await LessonAsync()).Video!.Poster);
    }

    [Fact]
    public async Task A_version_that_has_no_picture_and_no_chapters_has_none_of_the_version_before()
    {
        await MakePostersAsync(1);
        await TellAsync("chapters", new ChaptersFound(1, [new(0, "Of the first")], [new(0, "Slide")]));

        await TellAsync("publish", CatalogFixture.Ladder(2));
        await TellAsync("posters", new PostersMade(2, [], 0));
        await TellAsync("chapters", new ChaptersFound(2, [], []));

        Assert.Null((await LessonAsync()).Video!.Poster);
        await ProblemAsync(await catalog.Learner.GetAsync($"{Api}/poster"), HttpStatusCode.NotFound, "no-poster");
        Assert.Empty((await ChaptersAsync(catalog.Instructor)).Chapters);
        Assert.Empty((await ChaptersAsync(catalog.Instructor)).Proposed!);
    }

    [Fact]
    public async Task What_another_try_at_the_same_version_finds_is_taken_and_what_is_known_stays()
    {
        await TellAsync("posters", new PostersMade(1, [], 0));
        await TellAsync("chapters", new ChaptersFound(1, [new(0, "From the file")], []));

        await MakePostersAsync(1);
        await TellAsync("chapters", new ChaptersFound(1, [], [new(0, "Slide")]));
        await TellAsync("posters", new PostersMade(1, [], 0));
        await TellAsync("chapters", new ChaptersFound(1, [new(0, "Another")], [new(0, "Late")]));

        Assert.Equal($"{Api}/poster?v=1-1", (await LessonAsync()).Video!.Poster);
        var chapters = await ChaptersAsync(catalog.Instructor);
        Assert.Equal(("From the file", "Slide"), (Assert.Single(chapters.Chapters).Title, Assert.Single(chapters.Proposed!).Title));
    }

    [Fact]
    public async Task A_browser_asks_again_for_an_address_that_names_no_version()
    {
        await MakePostersAsync(1);

        Assert.Equal("no-cache, private", (await catalog.Learner.GetAsync($"{Api}/poster")).Headers.CacheControl!.ToString());
        Assert.Equal("max-age=3600, private", (await catalog.Learner.GetAsync($"{Api}/poster?v=1-1")).Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_owners_chapters_win_over_those_of_the_file_and_proposals_are_for_the_owner()
    {
        Assert.Empty((await ChaptersAsync(catalog.Learner)).Chapters);
        await TellAsync("chapters", new ChaptersFound(1, [new(0, "From the file")], [new(0, "Slide"), new(6, "Another")]));

        var learner = await ChaptersAsync(catalog.Learner);
        Assert.Equal(("file", "From the file"), (learner.Source, Assert.Single(learner.Chapters).Title));
        Assert.Null(learner.Proposed);
        var owner = await ChaptersAsync(catalog.Instructor);
        Assert.Equal(["Slide", "Another"], owner.Proposed!.Select(chapter => chapter.Title));

        await (await catalog.Instructor.PutAsJsonAsync($"{Api}/chapters", new { chapters = owner.Proposed })).ReadAsync<ChaptersView>();
        learner = await ChaptersAsync(catalog.Learner);
        Assert.Equal("owner", learner.Source);
        Assert.Equal([new Chapter(0, "Slide"), new(6, "Another")], learner.Chapters);

        // A new version does not take away what somebody wrote.
        await TellAsync("publish", CatalogFixture.Ladder(2));
        await TellAsync("chapters", new ChaptersFound(2, [new(0, "New file")], []));
        Assert.Equal("Slide", (await ChaptersAsync(catalog.Learner)).Chapters[0].Title);
        await catalog.Instructor.DeleteAsync($"{Api}/chapters");
        Assert.Equal("New file", Assert.Single((await ChaptersAsync(catalog.Learner)).Chapters).Title);

        await catalog.Instructor.PutAsJsonAsync($"{Api}/chapters", new { chapters = Array.Empty<Chapter>() });
        Assert.Empty((await ChaptersAsync(catalog.Learner)).Chapters);
    }

    [Theory]
    [InlineData("""{"chapters":[{"start":12.5,"title":"After the end"}]}""")]
    [InlineData("""{"chapters":[{"start":5,"title":"B"},{"start":4,"title":"A"}]}""")]
    [InlineData("""{"chapters":[{"start":5,"title":""}]}""")]
    [InlineData("""{"chapters":[null]}""")]
    [InlineData("""{"chapters":null}""")]
    [InlineData("{}")]
    public async Task Chapters_that_are_not_valid_are_refused_with_a_sentence(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await catalog.Instructor.PutAsync($"{Api}/chapters", content);

        Assert.NotEmpty((await answer.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-chapters")).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task The_edge_gets_what_viewers_see()
    {
        await TellAsync("chapters", new ChaptersFound(1, [new(0, "From the file")], [new(0, "Slide")]));

        var answer = await catalog.InvokeAsync(AppIds.Edge, HttpMethod.Get, $"internal/videos/{video}/chapters");
        Assert.Equal("From the file", Assert.Single((await answer.ReadAsync<EffectiveChapters>()).Chapters).Title);
        await ProblemAsync(await catalog.InvokeAsync(AppIds.Edge, HttpMethod.Get, $"internal/videos/{new VideoId(Guid.CreateVersion7())}/chapters"), HttpStatusCode.NotFound, "no-such-video");
        await ProblemAsync(await catalog.InvokeAsync(AppIds.Playback, HttpMethod.Get, $"internal/videos/{video}/chapters"), HttpStatusCode.Forbidden, "internal-only");
    }

    [Fact]
    public async Task Only_the_pipeline_may_tell_and_only_what_makes_sense()
    {
        var posters = new PostersMade(1, [0], 0);
        await ProblemAsync(await catalog.InvokeAsync(AppIds.Edge, HttpMethod.Post, $"internal/videos/{video}/posters", posters), HttpStatusCode.Forbidden, "internal-only");
        await ProblemAsync(await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{new VideoId(Guid.CreateVersion7())}/posters", posters), HttpStatusCode.NotFound, "no-such-video");
        await ProblemAsync(await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/posters", posters with { Best = 1 }), HttpStatusCode.BadRequest, "invalid-posters");
        await ProblemAsync(await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/chapters", new ChaptersFound(1, [new(5, "B"), new(4, "A")], [])), HttpStatusCode.BadRequest, "invalid-chapters");
    }

    [Fact]
    public async Task Slides_of_the_published_version_are_for_whoever_may_see_the_video()
    {
        await ProblemAsync(await catalog.Learner.GetAsync($"{Api}/slides"), HttpStatusCode.NotFound, "no-slides");
        await store.WriteAsync(MediaPaths.VersionFile(video, 1, MediaPaths.SlidesFile), JsonSerializer.Serialize(
            new SlidesDocument(1, "eng", [new(0, 6, "Waves", "Waves\nlight", [new("Waves", 96), new("light", 90)])]), ServiceDefaults.ServiceDefaults.Json));

        var slides = await (await catalog.Learner.GetAsync($"{Api}/slides")).ReadAsync<SlidesDocument>();

        Assert.Equal((0, 6, "Waves"), (slides.Slides[0].Start, slides.Slides[0].End, slides.Slides[0].Title));
    }

    private static Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string type) => answer.IsProblemAsync(status, type);

    private async Task<LessonView> LessonAsync() => await (await catalog.Learner.GetAsync($"/api/catalog/lessons/{lesson.LessonId}")).ReadAsync<LessonView>();

    private async Task<ChaptersView> ChaptersAsync(HttpClient person) => await (await person.GetAsync($"{Api}/chapters")).ReadAsync<ChaptersView>();

    private async Task MakePostersAsync(int version)
    {
        for (var index = 0; index < 3; index++)
        {
            await store.WriteAsync(MediaPaths.VersionFile(video, version, MediaPaths.PosterFile(index)), $"poster {index} of {version}");
        }

        await TellAsync("posters", new PostersMade(version, [1, 5, 9], 1));
    }

    private async Task TellAsync(string what, object fact) =>
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/{what}", fact)).EnsureSuccessStatusCode();

    private sealed class FolderStore(string folder)
    {
        private readonly IMediaStore store = MediaStoreRegistration.Open(new MediaStoreOptions { Folder = folder });

        internal async Task WriteAsync(string path, string text)
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            await store.WriteAsync(path, content);
        }
    }
}
