using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Versions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Pipeline;

public sealed class ProgressAccessTests : IAsyncLifetime
{
    private readonly UploadCompleted upload = PipelineApp.NewUpload();
    private PipelineApp pipeline = null!;

    public async ValueTask InitializeAsync()
    {
        pipeline = await PipelineApp.StartAsync();
        await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(upload, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task Whoever_is_not_signed_in_sees_nothing() => Assert.Equal(HttpStatusCode.Unauthorized, (await pipeline.AskAsync(upload.VideoId, token: null)).StatusCode);

    [Fact]
    public async Task A_learner_sees_nothing() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await pipeline.AskAsync(upload.VideoId, pipeline.App.Issuer.Learner(upload.InstructorId))).StatusCode);

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task Another_instructor_sees_nothing_and_is_told_why(string accept)
    {
        var answer = await pipeline.AskAsync(upload.VideoId, pipeline.App.Issuer.Instructor("somebody else"), accept);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.EndsWith("/not-the-owner", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owner_and_admins_see_that_the_upload_waits()
    {
        foreach (var token in new[] { pipeline.App.Issuer.Instructor(upload.InstructorId), pipeline.App.Issuer.Admin() })
        {
            var answer = await pipeline.AskAsync(upload.VideoId, token);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var progress = await answer.Content.ReadFromJsonAsync<VideoProgress>(Conventions.Json);
            Assert.Equal((ProgressState.Waiting, 0, 1), (progress!.State, progress.Percent, progress.Version));
        }
    }

    [Fact]
    public async Task A_video_without_a_completed_upload_is_not_found()
    {
        var answer = await pipeline.AskAsync(new VideoId(Guid.CreateVersion7()), pipeline.App.Issuer.Instructor());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.EndsWith("/upload-not-complete", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_a_video_id_is_refused() =>
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await pipeline.App.Client(pipeline.App.Issuer.Admin()).GetAsync(new Uri("/api/pipeline/videos/nonsense/progress", UriKind.Relative))).StatusCode);
}
