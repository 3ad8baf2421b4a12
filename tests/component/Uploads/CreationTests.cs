using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using EduStream.Contracts.Videos;
using Microsoft.AspNetCore.Http;
using Xunit;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

public sealed class CreationTests : IAsyncLifetime
{
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await StartAsync(fixture =>
    {
        fixture.Settings["Uploads:MaxBytes"] = "50000000";
        fixture.Settings["Uploads:MaxOpenPerPerson"] = "2";
    });

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Fact]
    public async Task An_upload_is_created_for_a_lesson_and_belongs_to_a_video()
    {
        using var answer = await uploads.CreateAsync(5, fileName: "C:\\temp\\Vorlesung äöü.mp4");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.Matches("^/uploads/[0-9a-f-]{36}$", address);
        Assert.Equal(uploads.Video.ToString(), answer.Header("EduStream-Video-Id"));
        Assert.Equal("0", answer.Header("Upload-Offset"));
        Assert.True(DateTimeOffset.TryParseExact(answer.Header("Upload-Expires"), "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires));
        Assert.InRange(expires - uploads.Clock.GetUtcNow(), TimeSpan.FromHours(23.9), TimeSpan.FromDays(1));
        var registered = Assert.Single(uploads.Registered);
        Assert.Equal((address[9..], uploads.Lesson, "instructor", false, "Vorlesung äöü.mp4", 5L),
            (registered.UploadId.ToString(), registered.LessonId, registered.InstructorId, registered.IsAdmin, registered.FileName, registered.Length));

        using var head = await uploads.HeadAsync(address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(("0", "5", "no-store"), (head.Header("Upload-Offset"), head.Header("Upload-Length"), head.Header("Cache-Control")));
        Assert.Equal(uploads.Metadata("C:\\temp\\Vorlesung äöü.mp4"), head.Header("Upload-Metadata"));
        Assert.Equal(uploads.Video.ToString(), head.Header("EduStream-Video-Id"));
    }

    [Fact]
    public async Task A_second_picture_is_registered_as_what_it_shows_and_one_that_shows_something_else_is_refused()
    {
        using var created = await uploads.Instructor.SendAsync(
            Request(HttpMethod.Post, "/uploads", null, ("Upload-Length", "5"), ("Upload-Metadata", uploads.Metadata() + ",companion c2xpZGVz")));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(CompanionRole.Slides, Assert.Single(uploads.Registered).Companion);
        using var refused = await uploads.Instructor.SendAsync(
            Request(HttpMethod.Post, "/uploads", null, ("Upload-Length", "5"), ("Upload-Metadata", uploads.Metadata() + ",companion aG9sb2dyYW0=")));
        await refused.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-companion");
        Assert.Single(uploads.Registered);
    }

    [Theory]
    [InlineData(null, "upload-length-required")]
    [InlineData("", "upload-length-required")]
    [InlineData("-1", "upload-length-required")]
    [InlineData("+5", "upload-length-required")]
    [InlineData("5.0", "upload-length-required")]
    [InlineData("0x5", "upload-length-required")]
    [InlineData("99999999999999999999", "upload-length-required")]
    public async Task Without_a_length_nothing_is_created(string? length, string type)
    {
        using var request = Request(HttpMethod.Post, "/uploads", null, ("Upload-Metadata", uploads.Metadata()));
        if (length is not null)
        {
            request.Headers.TryAddWithoutValidation("Upload-Length", length);
        }

        using var answer = await uploads.Instructor.SendAsync(request);
        await answer.IsProblemAsync(HttpStatusCode.BadRequest, type);
        await NothingIsKept();
    }

    [Fact]
    public async Task A_length_that_comes_later_is_refused_by_name()
    {
        using var answer = await uploads.Instructor.SendAsync(Request(HttpMethod.Post, "/uploads", null, ("Upload-Defer-Length", "1"), ("Upload-Metadata", uploads.Metadata())));
        await answer.IsProblemAsync(HttpStatusCode.BadRequest, "upload-defer-length");
    }

    [Fact]
    public async Task An_upload_above_the_limit_is_refused_before_its_bytes_are_sent()
    {
        using var answer = await uploads.CreateAsync(50_000_001);
        await answer.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await NothingIsKept();
    }

    public static TheoryData<string> BadMetadata => [
        "", " ", ",", "lessonId", "lessonId ", $"lessonId {Base64("no uuid")}", "lessonId !!!!", "filename dGVzdA==",
        $"lessonId {Base64(Guid.NewGuid().ToString())} extra", $"lessonId {Base64(Guid.NewGuid().ToString())},", $"lessonId {Base64(Guid.NewGuid().ToString())},lessonId",
        $"lessonId {Base64(Guid.NewGuid().ToString())},x {new string('A', 4096)}", "lessonId ../../../etc/passwd",
    ];

    [Theory]
    [MemberData(nameof(BadMetadata))]
    public async Task Metadata_that_names_no_lesson_or_is_rubbish_is_refused(string metadata)
    {
        using var request = Request(HttpMethod.Post, "/uploads", null, ("Upload-Length", "5"), ("Upload-Metadata", metadata));
        using var answer = await uploads.Instructor.SendAsync(request);
        await answer.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-metadata");
        await NothingIsKept();
    }

    [Theory]
    [InlineData(StatusCodes.Status404NotFound, HttpStatusCode.NotFound, "no-such-lesson")]
    [InlineData(StatusCodes.Status403Forbidden, HttpStatusCode.Forbidden, "not-owner")]
    public async Task What_the_catalog_refuses_is_refused(int catalog, HttpStatusCode status, string type)
    {
        uploads.CatalogAnswers = catalog;
        using var answer = await uploads.CreateAsync(5);
        await answer.IsProblemAsync(status, type);
        await NothingIsKept();
    }

    [Fact]
    public async Task While_the_catalog_is_away_nothing_can_be_created_and_what_it_may_have_noted_is_taken_back_later()
    {
        uploads.CatalogAnswers = StatusCodes.Status500InternalServerError;
        using var answer = await uploads.CreateAsync(5);
        await answer.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.NotEmpty(await uploads.Media.ListAsync("").ToListAsync());
        uploads.CatalogAnswers = StatusCodes.Status200OK;
        uploads.Clock.Advance(TimeSpan.FromHours(25));
        await EduStream.Testing.Eventually.TrueAsync(() => uploads.Forgotten.Count == 1);
        await EduStream.Testing.Eventually.TrueAsync(async () => !await uploads.Media.ListAsync("").AnyAsync());
    }

    [Fact]
    public async Task One_person_may_have_only_so_many_unfinished_uploads()
    {
        var first = await uploads.CreatedAsync(5);
        await uploads.CreatedAsync(5);
        using var third = await uploads.CreateAsync(5);
        await third.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-uploads");
        await uploads.CreatedAsync(5, uploads.Other);
        (await uploads.PatchAsync(first, 0, "12345"u8.ToArray())).EnsureSuccessStatusCode();
        await uploads.CreatedAsync(5);
    }

    [Fact]
    public async Task The_first_bytes_may_come_with_the_creation()
    {
        using var part = await uploads.CreateAsync(5, body: "123"u8.ToArray());
        Assert.Equal((HttpStatusCode.Created, "3"), (part.StatusCode, part.Header("Upload-Offset")));
        Assert.Equal(3, await uploads.OffsetAsync(part.Headers.Location!.ToString()));
        using var whole = await uploads.CreateAsync(5, body: "12345"u8.ToArray());
        Assert.Equal((HttpStatusCode.Created, "5"), (whole.StatusCode, whole.Header("Upload-Offset")));
        await EduStream.Testing.Eventually.TrueAsync(() => uploads.Announced.Length == 1);
    }

    [Fact]
    public async Task Bytes_with_the_creation_must_be_labelled_as_such()
    {
        using var request = Request(HttpMethod.Post, "/uploads", [1, 2, 3], ("Upload-Length", "5"), ("Upload-Metadata", uploads.Metadata()));
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        using var answer = await uploads.Instructor.SendAsync(request);
        await answer.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task A_whole_file_may_come_with_the_creation_and_not_a_byte_more()
    {
        using var answer = await uploads.CreateAsync(40_000_000, body: new byte[40_000_000]);
        Assert.Equal((HttpStatusCode.Created, "40000000"), (answer.StatusCode, answer.Header("Upload-Offset")));
        using var more = await uploads.CreateAsync(5, body: new byte[6]);
        await more.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "past-the-end");
    }

    [Fact]
    public async Task An_empty_file_is_complete_at_once()
    {
        using var answer = await uploads.CreateAsync(0);
        Assert.Equal((HttpStatusCode.Created, "0"), (answer.StatusCode, answer.Header("Upload-Offset")));
        await EduStream.Testing.Eventually.TrueAsync(() => uploads.Announced.Length == 1);
    }

    private async Task NothingIsKept()
    {
        Assert.Empty(uploads.Registered);
        Assert.Empty(await uploads.Media.ListAsync("").ToListAsync());
    }
}
