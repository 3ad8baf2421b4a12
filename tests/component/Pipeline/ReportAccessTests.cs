using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Reports;
using EduStream.PublishVideo.Versions;
using EduStream.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Pipeline;

public sealed class ReportAccessTests : IAsyncLifetime
{
    private static readonly ReportTotals Totals = new(1000, 10, 5, 0.001, 0.0001);
    private readonly UploadCompleted upload = PipelineApp.NewUpload();
    private PipelineApp pipeline = null!;

    public async ValueTask InitializeAsync()
    {
        pipeline = await PipelineApp.StartAsync();
        await pipeline.App.Services.GetRequiredService<VersionLedger>().AllotAsync(upload, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task Whoever_is_not_signed_in_or_a_learner_sees_nothing()
    {
        await WriteAsync(MediaPaths.Work(upload.VideoId, 1), "camera");

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(pipeline.App.Issuer.Learner(upload.InstructorId))).StatusCode);
    }

    [Fact]
    public async Task Another_instructor_sees_nothing_and_is_told_why()
    {
        await WriteAsync(MediaPaths.Work(upload.VideoId, 1), "camera");

        var answer = await AskAsync(pipeline.App.Issuer.Instructor("somebody else"));

        Assert.Equal((HttpStatusCode.Forbidden, "not-the-owner"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Fact]
    public async Task An_upload_that_nobody_knows_has_no_report()
    {
        var answer = await AskAsync(pipeline.App.Issuer.Instructor(upload.InstructorId), new VideoId(Guid.CreateVersion7()));

        Assert.Equal((HttpStatusCode.NotFound, "upload-not-complete"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Fact]
    public async Task Before_the_encoding_is_planned_there_is_no_report()
    {
        var answer = await AskAsync(pipeline.App.Issuer.Instructor(upload.InstructorId));

        Assert.Equal((HttpStatusCode.NotFound, "report-not-ready"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Fact]
    public async Task The_owner_reads_what_is_planned_and_later_what_was_made()
    {
        await WriteAsync(MediaPaths.Work(upload.VideoId, 1), "camera");
        Assert.Equal("camera", (await ReadAsync()).Class);

        await WriteAsync(MediaPaths.Version(upload.VideoId, 1), "slides");
        Assert.Equal("slides", (await ReadAsync()).Class);
    }

    private async Task<LadderReport> ReadAsync() =>
        (await (await AskAsync(pipeline.App.Issuer.Instructor(upload.InstructorId))).Content.ReadFromJsonAsync<LadderReport>(Conventions.Json))!;

    private async Task WriteAsync(string folder, string content)
    {
        var report = new LadderReport(upload.VideoId, 1, 60, content, null, 1.2, 2, [], [], [], [], Totals, Totals, null, "EUR");
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(report, Conventions.Json)));
        await pipeline.App.Services.GetRequiredService<IMediaStore>().WriteAsync($"{folder}{MediaPaths.LadderReportFile}", bytes);
    }

    private Task<HttpResponseMessage> AskAsync(string? token, VideoId? videoId = null) =>
        pipeline.App.Client(token).GetAsync(new Uri($"/api/pipeline/videos/{videoId ?? upload.VideoId}/report", UriKind.Relative));

    private static async Task<string> TypeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.Split('/')[^1];
}
