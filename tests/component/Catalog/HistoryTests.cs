using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Events;
using EduStream.Contracts.Playback;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

/// <summary>Publish anew, go back, and what is kept.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;
    private LessonView lesson = null!;
    private VideoId video;

    public async ValueTask InitializeAsync()
    {
        catalog = await CatalogFixture.StartAsync(
            new Dictionary<string, string> { ["ConnectionStrings:Catalog"] = "Data Source={data}/catalog.db", ["Versions:Kept"] = "1", ["Versions:SessionsLife"] = "06:00:00" });
        lesson = await catalog.LessonAsync(await catalog.CourseAsync());
        video = await catalog.PublishAsync(lesson);
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task A_video_is_published_anew_from_its_source_once_at_a_time()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostAsync(catalog.Instructor, "republish")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        await answers.First(answer => answer.StatusCode != HttpStatusCode.Accepted).IsProblemAsync(HttpStatusCode.Conflict, "work-running");
        await Eventually.TrueAsync(() => Heard<RepublishRequested>(Topics.RepublishRequested).Any());
        var wish = Assert.Single(Heard<RepublishRequested>(Topics.RepublishRequested));
        Assert.Equal((video, lesson.LessonId, "instructor"), (wish.VideoId, wish.LessonId, wish.InstructorId));

        // As pipeline does it.
        await TellAsync("versions", new VersionStarted(wish.UploadId, 2, RequestId: wish.RequestId));
        await TellAsync("publish", CatalogFixture.Ladder(2));

        var view = await ViewAsync();
        Assert.Equal((2, VideoState.Published), (view.Published, view.State));
        Assert.Equal([(2, true, "instructor"), (1, false, "instructor")], view.Versions!.Select(version => (version.Version, version.Republished, version.MadeBy)));
    }

    [Fact]
    public async Task A_roll_back_moves_the_pointer_for_new_viewers_and_is_told_once()
    {
        await TellAsync("publish", CatalogFixture.Ladder(2));
        Assert.Equal(2, (await EntitledAsync()).Version);
        Assert.Equal(2, await PublishedAsync(video));

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(catalog.Instructor, "rollback", new { version = 1 })).StatusCode);
        }

        Assert.Equal(1, (await EntitledAsync()).Version);
        Assert.Equal(1, await PublishedAsync(video));
        await Eventually.TrueAsync(() => Heard<VideoPublished>(Topics.VideoPublished).Count() == 3);
        Assert.Equal([(1, null), (2, null), (1, (int?)2)], Heard<VideoPublished>(Topics.VideoPublished).Select(fact => (fact.Version, fact.RolledBackFrom)));
        // What is delivered late does not undo it.
        await TellAsync("publish", CatalogFixture.Ladder(2));
        Assert.Equal(1, (await ViewAsync()).Published);
    }

    [Fact]
    public async Task The_pipeline_is_told_which_version_people_watch()
    {
        await TellAsync("fail", new FailVersion(2, FailureReasons.Internal, "Sorry."));
        Assert.Equal(1, await PublishedAsync(video));

        var (_, untouched) = await catalog.UploadAsync(await catalog.LessonAsync(await catalog.CourseAsync()));
        Assert.Null(await PublishedAsync(untouched));
        await (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Get, $"internal/videos/{Guid.CreateVersion7()}/published")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
    }

    [Fact]
    public async Task After_a_roll_back_nothing_is_shown_that_was_made_of_the_version_that_was_left()
    {
        await TellAsync("posters", new PostersMade(1, [1, 5], 0));
        await TellAsync("publish", CatalogFixture.Ladder(2));
        await TellAsync("posters", new PostersMade(2, [2, 6], 1));
        await TellAsync("chapters", new ChaptersFound(2, [new(0, "Of the second")], []));
        Assert.Equal($"/api/catalog/videos/{video}/poster?v=2-1", await PosterAsync());

        await PostAsync(catalog.Instructor, "rollback", new { version = 1 });
        Assert.Null(await PosterAsync());
        // What was still on its way for the one that was left is out of date.
        await TellAsync("posters", new PostersMade(2, [2, 6], 1));
        await TellAsync("chapters", new ChaptersFound(2, [new(0, "Of the second")], []));
        Assert.Null(await PosterAsync());
        Assert.DoesNotContain("Of the second", await catalog.Instructor.GetStringAsync($"/api/catalog/videos/{video}/chapters"), StringComparison.Ordinal);

        await TellAsync("posters", new PostersMade(1, [1, 5], 0));
        Assert.Equal($"/api/catalog/videos/{video}/poster?v=1-0", await PosterAsync());
    }

    [Fact]
    public async Task A_roll_back_from_a_state_that_is_out_of_date_is_refused()
    {
        var before = (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).Headers.ETag!;
        await TellAsync("publish", CatalogFixture.Ladder(2));

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/catalog/videos/{video}/rollback") { Content = JsonContent.Create(new { version = 1 }) };
        request.Headers.IfMatch.Add(before);
        await (await catalog.Instructor.SendAsync(request)).IsProblemAsync(HttpStatusCode.PreconditionFailed, "video-changed");

        using var again = new HttpRequestMessage(HttpMethod.Post, $"/api/catalog/videos/{video}/rollback") { Content = JsonContent.Create(new { version = 1 }) };
        again.Headers.IfMatch.Add((await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).Headers.ETag!);
        Assert.Equal(HttpStatusCode.NoContent, (await catalog.Instructor.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task What_is_kept_no_longer_is_told_with_the_time_and_can_only_be_removed_while_nobody_watches_it()
    {
        await TellAsync("publish", CatalogFixture.Ladder(2));
        await TellAsync("publish", CatalogFixture.Ladder(3));
        await Eventually.TrueAsync(() => Heard<VersionRetired>(Topics.VersionRetired).Any());
        var retired = Assert.Single(Heard<VersionRetired>(Topics.VersionRetired));
        Assert.Equal((video, 1), (retired.VideoId, retired.Version));
        Assert.InRange((retired.RemoveAt - retired.RetiredAt).TotalHours, 5.9, 6);

        await PostAsync(catalog.Instructor, "rollback", new { version = 1 });
        await (await InvokeAsync("remove", new RemoveVersion(1, retired.RetiredAt))).IsProblemAsync(HttpStatusCode.Conflict, "version-in-use");

        // Now 2 and 3 were left: 3 is the one that is kept.
        await Eventually.TrueAsync(() => Heard<VersionRetired>(Topics.VersionRetired).Count() == 2);
        var second = Heard<VersionRetired>(Topics.VersionRetired).Last();
        Assert.Equal(2, second.Version);
        for (var time = 0; time < 2; time++)
        {
            await TellAsync("remove", new RemoveVersion(2, second.RetiredAt));
        }

        await (await PostAsync(catalog.Instructor, "rollback", new { version = 2 })).IsProblemAsync(HttpStatusCode.Conflict, "version-removed");
        Assert.NotNull((await ViewAsync()).Versions!.Single(version => version.Version == 2).RemovedAt);
    }

    [Fact]
    public async Task Only_the_owner_does_it_and_only_what_can_be()
    {
        foreach (var (what, body) in new (string, object?)[] { ("republish", null), ("rollback", new { version = 1 }) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(catalog.Learner, what, body)).StatusCode);
            await (await PostAsync(catalog.App.Client(catalog.App.Issuer.Instructor("other")), what, body)).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
            await (await catalog.Instructor.PostAsJsonAsync($"/api/catalog/videos/{Guid.CreateVersion7()}/{what}", body)).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        }

        await TellAsync("fail", new FailVersion(2, FailureReasons.Internal, "Sorry."));
        await (await PostAsync(catalog.Instructor, "rollback", new { version = 2 })).IsProblemAsync(HttpStatusCode.Conflict, "version-not-published");
        await (await PostAsync(catalog.Instructor, "rollback", new { version = 9 })).IsProblemAsync(HttpStatusCode.NotFound, "no-such-version");
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(catalog.Instructor, "rollback", new { version = 0 })).StatusCode);
        var (_, untouched) = await catalog.UploadAsync(await catalog.LessonAsync(await catalog.CourseAsync()));
        await (await catalog.Admin.PostAsync($"/api/catalog/videos/{untouched}/republish", null)).IsProblemAsync(HttpStatusCode.Conflict, "no-source");
    }

    private Task<HttpResponseMessage> PostAsync(HttpClient client, string what, object? body = null) => client.PostAsJsonAsync($"/api/catalog/videos/{video}/{what}", body);

    private Task<HttpResponseMessage> InvokeAsync(string what, object body) => catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/{what}", body);

    private async Task TellAsync(string what, object body)
    {
        using var answer = await InvokeAsync(what, body);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<Entitlement> EntitledAsync() =>
        await (await catalog.InvokeAsync(AppIds.Playback, HttpMethod.Get, $"internal/entitlements?lessonId={lesson.LessonId}&userId=learner&roles=learner")).ReadAsync<Entitlement>();

    private async Task<int?> PublishedAsync(VideoId of) =>
        (await (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Get, $"internal/videos/{of}/published")).ReadAsync<PublishedVersion>()).Version;

    private async Task<VideoView> ViewAsync() => await (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).ReadAsync<VideoView>();

    private async Task<string?> PosterAsync() => (await (await catalog.Instructor.GetAsync($"/api/catalog/lessons/{lesson.LessonId}")).ReadAsync<LessonView>()).Video!.Poster;

    private IEnumerable<T> Heard<T>(string topic) =>
        catalog.Heard.Where(heard => heard.Topic == topic).Select(heard => heard.Data.Deserialize<T>(ServiceDefaults.ServiceDefaults.Json)!);
}
