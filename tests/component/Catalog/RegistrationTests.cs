using System.Net;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class RegistrationTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;
    private LessonView lesson = null!;

    public async ValueTask InitializeAsync()
    {
        catalog = await CatalogFixture.StartAsync();
        lesson = await catalog.LessonAsync(await catalog.CourseAsync());
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task The_uploads_of_a_lesson_share_one_video_and_the_same_upload_gets_the_same_answer()
    {
        var first = Upload();
        var video = await RegisteredAsync(first);
        Assert.Equal(7, video.Value.Version);
        Assert.Equal(video, await RegisteredAsync(first));
        Assert.Equal(video, await RegisteredAsync(Upload()));
    }

    [Fact]
    public async Task First_uploads_at_once_get_one_video()
    {
        var videos = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RegisteredAsync(Upload())));
        Assert.Single(videos.Distinct());
    }

    [Fact]
    public async Task Only_the_owner_of_the_course_and_admins_may_upload_to_it()
    {
        await (await RegisterAsync(Upload() with { InstructorId = "stranger" })).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await RegisterAsync(Upload() with { LessonId = new(Guid.CreateVersion7()) })).IsProblemAsync(HttpStatusCode.NotFound, "no-such-lesson");
        await RegisteredAsync(Upload() with { InstructorId = "admin", IsAdmin = true });
    }

    [Fact]
    public async Task A_file_name_of_any_length_is_kept_as_far_as_it_fits() => await RegisteredAsync(Upload() with { FileName = new string('x', 5000) });

    [Fact]
    public async Task An_upload_that_was_given_up_is_forgotten_and_with_the_last_one_the_video()
    {
        var (first, second) = (Upload(), Upload());
        var video = await RegisteredAsync(first);
        await RegisteredAsync(second);
        Assert.Equal(HttpStatusCode.NoContent, (await ForgetAsync(first.UploadId)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).StatusCode);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await ForgetAsync(second.UploadId)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).StatusCode);
        Assert.NotEqual(video, await RegisteredAsync(Upload()));
    }

    [Fact]
    public async Task An_upload_in_work_is_not_forgotten()
    {
        var upload = Upload();
        var video = await RegisteredAsync(upload);
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/versions", new VersionStarted(upload.UploadId, 1))).EnsureSuccessStatusCode();
        await (await ForgetAsync(upload.UploadId)).IsProblemAsync(HttpStatusCode.Conflict, "upload-complete");
    }

    private RegisterUpload Upload() => new(new(Guid.CreateVersion7()), lesson.LessonId, "instructor", false, "waves.mp4", 1000);

    private Task<HttpResponseMessage> RegisterAsync(RegisterUpload upload) => catalog.InvokeAsync(AppIds.Uploads, HttpMethod.Post, "internal/uploads", upload);

    private async Task<VideoId> RegisteredAsync(RegisterUpload upload) => (await (await RegisterAsync(upload)).ReadAsync<UploadRegistered>()).VideoId;

    private Task<HttpResponseMessage> ForgetAsync(UploadId upload) => catalog.InvokeAsync(AppIds.Uploads, HttpMethod.Delete, $"internal/uploads/{upload}");
}
