using System.Net;
using System.Net.Http.Json;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class CourseCodecTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync();

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task A_choice_reaches_versions_that_start_later_and_no_other()
    {
        var course = await catalog.CourseAsync();
        var (upload, video) = await catalog.UploadAsync(await catalog.LessonAsync(course));
        await StartAsync(video, upload, 1);
        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(course, "av1", "hevc", "av1")).StatusCode);

        // Told again, and taken up again by a later run: what was decided stays.
        await StartAsync(video, upload, 1);
        await TellAsync(video, "fail", new FailVersion(1, FailureReasons.Internal, "Broke.", KeptUntil: TimeProvider.System.GetUtcNow().AddDays(1)));
        await StartAsync(video, upload, 1, run: 2);
        Assert.Empty((await DecisionsAsync(video, 1)).Codecs);

        await TellAsync(video, "publish", CatalogFixture.Ladder(1));
        await StartAsync(video, upload, 2);
        Assert.Equal([PictureCodec.Hevc, PictureCodec.Av1], (await DecisionsAsync(video, 2)).Codecs);

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(course)).StatusCode);
        Assert.Equal([PictureCodec.Hevc, PictureCodec.Av1], (await DecisionsAsync(video, 2)).Codecs);
    }

    [Fact]
    public async Task A_version_that_failed_before_it_began_takes_the_choice_with_which_it_starts()
    {
        var course = await catalog.CourseAsync();
        var (upload, video) = await catalog.UploadAsync(await catalog.LessonAsync(course));
        await TellAsync(video, "fail", new FailVersion(1, FailureReasons.Internal, "Broke.", KeptUntil: TimeProvider.System.GetUtcNow().AddDays(1)));
        await SetAsync(course, "hevc");

        await StartAsync(video, upload, 1, run: 2);

        Assert.Equal([PictureCodec.Hevc], (await DecisionsAsync(video, 1)).Codecs);
    }

    [Fact]
    public async Task The_choice_is_shown_to_the_owner_alone()
    {
        var course = await catalog.CourseAsync();
        Assert.Empty((await ViewAsync(catalog.Instructor, course)).Codecs!);
        await SetAsync(course, "av1");

        Assert.Equal([PictureCodec.Av1], (await ViewAsync(catalog.Instructor, course)).Codecs);
        Assert.Contains("\"codecs\":[\"av1\"]", await catalog.Instructor.GetStringAsync(Address(course)), StringComparison.Ordinal);
        Assert.Null((await ViewAsync(catalog.Learner, course)).Codecs);
    }

    [Theory]
    [InlineData("vp9")]
    [InlineData("h264")]
    [InlineData("AV1")]
    [InlineData("1")]
    [InlineData("hevc,av1")]
    [InlineData(null)]
    public async Task An_unknown_codec_is_refused_and_changes_nothing(string? name)
    {
        var course = await catalog.CourseAsync();
        await SetAsync(course, "av1");

        await (await SetAsync(course, "hevc", name)).IsProblemAsync(HttpStatusCode.BadRequest, "unknown-codec");

        Assert.Equal([PictureCodec.Av1], (await ViewAsync(catalog.Instructor, course)).Codecs);
    }

    [Fact]
    public async Task Only_the_owner_chooses_and_only_lists()
    {
        var course = await catalog.CourseAsync();
        await (await catalog.App.Client(catalog.App.Issuer.Instructor("other")).PutAsJsonAsync($"{Address(course)}/codecs", new { codecs = Array.Empty<string>() })).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.Learner.PutAsJsonAsync($"{Address(course)}/codecs", new { codecs = Array.Empty<string>() })).StatusCode);
        await (await catalog.Instructor.PutAsJsonAsync($"/api/catalog/courses/{Guid.CreateVersion7()}/codecs", new { codecs = Array.Empty<string>() })).IsProblemAsync(HttpStatusCode.NotFound, "no-such-course");
        Assert.Equal(HttpStatusCode.BadRequest, (await catalog.Instructor.PutAsJsonAsync($"{Address(course)}/codecs", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SetAsync(course, [.. Enumerable.Repeat("av1", 11)])).StatusCode);
    }

    [Fact]
    public async Task What_was_decided_is_told_to_the_pipeline_alone()
    {
        var (upload, video) = await catalog.UploadAsync(await catalog.LessonAsync(await catalog.CourseAsync()));
        await StartAsync(video, upload, 1);

        await (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Get, $"internal/videos/{video}/versions/2")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-version");
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.InvokeAsync(AppIds.Playback, HttpMethod.Get, $"internal/videos/{video}/versions/1")).StatusCode);
    }

    private Task StartAsync(VideoId video, UploadId upload, int version, int run = 1) => TellAsync(video, "versions", new VersionStarted(upload, version, run));

    private async Task TellAsync(VideoId video, string what, object body) => (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/{what}", body)).EnsureSuccessStatusCode();

    private async Task<VersionDecisions> DecisionsAsync(VideoId video, int version) =>
        await (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Get, $"internal/videos/{video}/versions/{version}")).ReadAsync<VersionDecisions>();

    private Task<HttpResponseMessage> SetAsync(CourseView course, params string?[] codecs) => catalog.Instructor.PutAsJsonAsync($"{Address(course)}/codecs", new { codecs });

    private static async Task<CourseView> ViewAsync(HttpClient who, CourseView course) => await (await who.GetAsync(Address(course))).ReadAsync<CourseView>();

    private static string Address(CourseView course) => $"/api/catalog/courses/{course.CourseId}";
}
