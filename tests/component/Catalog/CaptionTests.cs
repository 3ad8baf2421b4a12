using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EduStream.Catalog.Captions;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Storage;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class CaptionTests
{
    private const string Hello = "1\n00:00:01,000 --> 00:00:03,000\nHello\n";

    [Fact]
    public async Task Captions_of_an_instructor_are_repaired_kept_and_listed_for_the_edge()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        using var answer = await PutAsync(catalog.Instructor, video, "eng-us?label=English%20(US)&kind=captions", "1\n00:00:01,000 --> 00:00:03,500\nHello <script>alert(1)</script>\n\n2\n00:00:03,000 --> 00:00:05,000\nworld\n");

        var view = await answer.ReadAsync<CaptionView>();
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (answer.StatusCode, answer.Headers.ETag?.Tag));
        Assert.Equal(("en-US", "English (US)", CaptionKind.Captions, CaptionOrigin.Instructor, 2), (view.Language, view.Label, view.Kind, view.Origin, view.Cues));
        Assert.Equal(["overlap-cut", "tags-shown"], view.Report!.Counts.Keys.Order());

        var shown = await catalog.Learner.GetAsync(Path(video, "en-us"));
        Assert.Equal("text/vtt", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nHello &lt;script&gt;alert(1)&lt;/script&gt;\n\n00:00:03.000 --> 00:00:05.000\nworld\n", await shown.Content.ReadAsStringAsync());
        Assert.Contains("<script>", await catalog.Instructor.GetStringAsync(Path(video, "en-US?original=true")), StringComparison.Ordinal);

        var entry = (await ListAsync(catalog, video)).Captions.Single();
        Assert.Equal(("en-US", "English (US)", 2, null), (entry.Language, entry.Label, entry.Cues, entry.Version));
        Assert.True(await Store(catalog).FindAsync(MediaPaths.CaptionFile(video, entry.File)) is not null);
    }

    [Fact]
    public async Task Learners_see_captions_but_neither_their_making_nor_their_past()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await PutAsync(catalog.Instructor, video, "en", Hello);

        var item = (await (await catalog.Learner.GetAsync(Path(video, string.Empty))).ReadAsync<CaptionsView>()).Items.Single();
        Assert.Equal(("en", null, null), (item.Language, item.Format, item.Report));
        Assert.NotNull((await (await catalog.Instructor.GetAsync(Path(video, string.Empty))).ReadAsync<CaptionsView>()).Items.Single().Report);
        await (await catalog.Learner.GetAsync(Path(video, "en?original=true"))).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await catalog.Learner.GetAsync(Path(video, "en?revision=1"))).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await PutAsync(catalog.Learner, video, "en", Hello)).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await PutAsync(catalog.App.Client(catalog.App.Issuer.Instructor("somebody-else")), video, "en", Hello)).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await catalog.App.Client(catalog.App.Issuer.Instructor("somebody-else")).DeleteAsync(Path(video, "en"))).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await PutAsync(catalog.Instructor, new VideoId(Guid.CreateVersion7()), "en", Hello)).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
    }

    [Theory]
    [InlineData("english", "text/vtt", Hello, 400, "invalid-language")]
    [InlineData("en?label=a%22b", "text/vtt", Hello, 400, "invalid-label")]
    [InlineData("en?label=a%0Ab", "text/vtt", Hello, 400, "invalid-label")]
    [InlineData("en?kind=karaoke", "text/vtt", Hello, 400, "invalid-kind")]
    [InlineData("en", "video/mp4", Hello, 415, "captions-media-type")]
    [InlineData("en", "text/plain", "no captions", 422, "captions-not-captions")]
    [InlineData("en", "text/vtt", "WEBVTT\n", 422, "captions-no-cues")]
    [InlineData("en", "text/vtt", "\u0001\u0002\u0003", 422, "captions-not-text")]
    [InlineData("en", "text/vtt", "WEBVTT\n\n01:00.000 --> 01:02.000\nLate\n", 422, "captions-other-video")]
    public async Task What_cannot_be_used_is_refused_by_name(string language, string type, string content, int status, string problem)
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        var body = await (await PutAsync(catalog.Instructor, video, language, content, type)).IsProblemAsync((HttpStatusCode)status, problem);
        Assert.Equal(status == 422, body.TryGetProperty("report", out var report));
        Assert.True(status != 422 || report.GetProperty("findings")[0].GetProperty("severity").GetString() == "refused");
        Assert.Null(await Store(catalog).FindAsync(MediaPaths.CaptionList(video)));
    }

    [Fact]
    public async Task More_than_two_megabytes_are_refused()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await (await PutAsync(catalog.Instructor, video, "en", new string('a', 2_000_001))).IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "captions-too-large");
        await (await PutAsync(catalog.Instructor, video, "en", new string('a', 4_000_001))).IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_change_made_against_an_old_state_is_refused_and_leaves_no_file()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await PutAsync(catalog.Instructor, video, "en", Hello);
        Assert.Equal("\"2\"", (await PutAsync(catalog.Instructor, video, "en", Hello, ifMatch: "\"1\"")).Headers.ETag?.Tag);
        var files = await FilesAsync(catalog, video);

        await (await PutAsync(catalog.Instructor, video, "en", Hello, ifMatch: "\"1\"")).IsProblemAsync(HttpStatusCode.PreconditionFailed, "captions-changed");
        await (await PutAsync(catalog.Instructor, video, "de", Hello, ifMatch: "*")).IsProblemAsync(HttpStatusCode.PreconditionFailed, "captions-changed");
        using var stale = new HttpRequestMessage(HttpMethod.Delete, Path(video, "en")) { Headers = { IfMatch = { new EntityTagHeaderValue("\"1\"") } } };
        await (await catalog.Instructor.SendAsync(stale)).IsProblemAsync(HttpStatusCode.PreconditionFailed, "captions-changed");
        Assert.Equal(files, await FilesAsync(catalog, video));
    }

    [Fact]
    public async Task Revisions_are_kept_up_to_ten_and_a_removed_language_leaves_nothing()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        for (var i = 1; i <= 11; i++)
        {
            Assert.True((await PutAsync(catalog.Instructor, video, "en", Hello.Replace("Hello", $"Take {i}", StringComparison.Ordinal))).IsSuccessStatusCode);
        }

        Assert.Contains("Take 2\n", await catalog.Instructor.GetStringAsync(Path(video, "en?revision=2")), StringComparison.Ordinal);
        await (await catalog.Instructor.GetAsync(Path(video, "en?revision=1"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-captions");
        Assert.Equal(21, (await FilesAsync(catalog, video)).Count);

        Assert.Equal(HttpStatusCode.NoContent, (await catalog.Instructor.DeleteAsync(Path(video, "en"))).StatusCode);
        await (await catalog.Instructor.DeleteAsync(Path(video, "en"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-captions");
        await (await catalog.Instructor.GetAsync(Path(video, "en?revision=2"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-captions");
        Assert.Equal([MediaPaths.CaptionList(video)], await FilesAsync(catalog, video));
        Assert.Empty((await ListAsync(catalog, video)).Captions);
    }

    [Fact]
    public async Task Languages_that_are_put_at_once_are_all_listed()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        string[] languages = ["de", "en", "es", "fr", "it", "pt"];
        await Task.WhenAll(languages.Select(async language => Assert.Equal(HttpStatusCode.Created, (await PutAsync(catalog.Instructor, video, language, Hello)).StatusCode)));
        Assert.Equal(languages, (await ListAsync(catalog, video)).Captions.Select(entry => entry.Language));
    }

    [Fact]
    public async Task The_fifty_first_language_is_refused()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await PutAsync(catalog.Instructor, video, $"x{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}", Hello)).StatusCode);
        }

        await (await PutAsync(catalog.Instructor, video, "en", Hello)).IsProblemAsync(HttpStatusCode.Conflict, "too-many-captions");
    }

    [Fact]
    public async Task A_list_that_was_left_behind_is_written_at_the_next_start()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await PutAsync(catalog.Instructor, video, "en", Hello);
        await Store(catalog).DeleteAsync(MediaPaths.CaptionList(video));
        await using var scope = catalog.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EduStream.Catalog.Database.CatalogDb>();
        db.CaptionSets.Single().Listed = 0;
        await db.SaveChangesAsync();

        var again = ActivatorUtilities.CreateInstance<CaptionListCatchUp>(catalog.App.Services);
        await again.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(async () => await Store(catalog).FindAsync(MediaPaths.CaptionList(video)) is not null);
        await again.StopAsync(CancellationToken.None);
        Assert.Equal("en", (await ListAsync(catalog, video)).Captions.Single().Language);
    }

    [Fact]
    public async Task What_a_video_brings_along_stands_in_until_the_instructor_gives_better()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        Assert.Equal(HttpStatusCode.NoContent, (await OfferAsync(catalog, video, CaptionOrigin.Automatic, "Automatic")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await OfferAsync(catalog, video, CaptionOrigin.Embedded, "Embedded")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await OfferAsync(catalog, video, CaptionOrigin.Embedded, "Embedded again")).StatusCode);
        await (await OfferAsync(catalog, video, CaptionOrigin.Automatic, "Late")).IsProblemAsync(HttpStatusCode.Conflict, "captions-kept");
        var entry = (await ListAsync(catalog, video)).Captions.Single();
        Assert.Equal((CaptionOrigin.Embedded, 1), (entry.Origin, entry.Version));
        Assert.Contains("Embedded\n", await catalog.Learner.GetStringAsync(Path(video, "en")), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(catalog.Instructor, video, "en", Hello)).StatusCode);
        await (await OfferAsync(catalog, video, CaptionOrigin.Embedded, "Embedded")).IsProblemAsync(HttpStatusCode.Conflict, "captions-kept");
        Assert.Contains("Hello\n", await catalog.Learner.GetStringAsync(Path(video, "en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_captions_of_a_picture_have_a_language_and_a_label_of_their_own()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await OfferAsync(catalog, video, CaptionOrigin.Embedded, "One", "und");
        Assert.Equal(HttpStatusCode.NoContent, (await OfferAsync(catalog, video, CaptionOrigin.Embedded, "Three", "und-x-cc3", "CC3")).StatusCode);
        Assert.Equal([("und", null), ("und-x-cc3", "CC3")], (await ListAsync(catalog, video)).Captions.OrderBy(entry => entry.Language).Select(entry => (entry.Language, entry.Label)));
    }

    [Fact]
    public async Task What_came_with_another_version_is_for_the_owner_only()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await OfferAsync(catalog, video, CaptionOrigin.Embedded, "Of the first");
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/publish", CatalogFixture.Ladder(2))).EnsureSuccessStatusCode();

        await (await catalog.Learner.GetAsync(Path(video, "en"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-captions");
        Assert.Contains("Of the first", await catalog.Instructor.GetStringAsync(Path(video, "en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_media_store_the_catalog_goes_on_with_everything_else()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        var folder = System.IO.Path.Combine(catalog.App.Data, "media");
        Directory.CreateDirectory(catalog.App.Data);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await File.WriteAllTextAsync(folder, "not a folder");

        Assert.Equal(HttpStatusCode.OK, (await catalog.Learner.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await catalog.Learner.GetAsync($"/api/catalog/videos/{video}")).StatusCode);
    }

    [Fact]
    public async Task An_offer_that_is_none_is_refused()
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await PublishAsync(catalog);
        await (await OfferAsync(catalog, video, CaptionOrigin.Embedded, null)).IsProblemAsync(HttpStatusCode.NotFound, "no-such-offer");
        await (await OfferAsync(catalog, video, CaptionOrigin.Instructor, "x")).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-language");
        await (await OfferAsync(catalog, video, CaptionOrigin.Embedded, "x", label: "two\nlines")).IsProblemAsync(HttpStatusCode.BadRequest, "invalid-label");
        await (await OfferAsync(catalog, new VideoId(Guid.CreateVersion7()), CaptionOrigin.Embedded, "x")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-video");
        await (await OfferAsync(catalog, video, CaptionOrigin.Embedded, " ")).IsProblemAsync(HttpStatusCode.UnprocessableEntity, "captions-no-cues");
        using var outside = await catalog.Instructor.PostAsync($"/internal/videos/{video}/captions", new StringContent("{}", Encoding.UTF8, "application/json"));
        await outside.IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
    }

    private static async Task<VideoId> PublishAsync(CatalogFixture catalog) => await catalog.PublishAsync(await catalog.LessonAsync(await catalog.CourseAsync()));

    private static string Path(VideoId video, string language) => $"/api/catalog/videos/{video}/captions/{language}".TrimEnd('/');

    private static IMediaStore Store(CatalogFixture catalog) => catalog.App.Services.GetRequiredService<IMediaStore>();

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, VideoId video, string language, string content, string type = "application/x-subrip", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Path(video, language)) { Content = new StringContent(content, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> OfferAsync(CatalogFixture catalog, VideoId video, CaptionOrigin origin, string? words, string language = "en", string? label = null)
    {
        var offer = new OfferCaptions(language, CaptionKind.Captions, origin, 1, label);
        if (words is not null)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(Hello.Replace("Hello", words, StringComparison.Ordinal)));
            await Store(catalog).WriteAsync(MediaPaths.CaptionOffer(video, offer), content);
        }

        return await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/captions", offer);
    }

    private static async Task<CaptionList> ListAsync(CatalogFixture catalog, VideoId video)
    {
        await using var list = await Store(catalog).OpenReadAsync(MediaPaths.CaptionList(video));
        return (await JsonSerializer.DeserializeAsync<CaptionList>(list, ServiceDefaults.ServiceDefaults.Json))!;
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(CatalogFixture catalog, VideoId video) =>
        [.. (await Store(catalog).ListAsync(MediaPaths.Captions(video)).ToListAsync()).Select(found => found.Path).Order()];
}
