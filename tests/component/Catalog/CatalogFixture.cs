using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EduStream.Tests.Component.Catalog;

/// <summary>The catalog with a database of its own, an instructor at work and stand-ins for the apps that call it.</summary>
internal sealed class CatalogFixture : IAsyncDisposable
{
    private CatalogFixture(AppUnderTest app, ConcurrentQueue<(string Topic, JsonElement Data)> heard)
    {
        (App, Heard) = (app, heard);
        Instructor = app.Client(app.Issuer.Instructor());
        Learner = app.Client(app.Issuer.Learner());
        Admin = app.Client(app.Issuer.Admin());
    }

    internal AppUnderTest App { get; }

    /// <summary>Events that the catalog published.</summary>
    internal ConcurrentQueue<(string Topic, JsonElement Data)> Heard { get; }

    internal HttpClient Instructor { get; }

    internal HttpClient Learner { get; }

    internal HttpClient Admin { get; }

    internal static async Task<CatalogFixture> StartAsync(IReadOnlyDictionary<string, string>? settings = null, TimeProvider? clock = null)
    {
        var heard = new ConcurrentQueue<(string, JsonElement)>();
        var app = await AppUnderTest.StartAsync<CourseView>(new AppSetup(AppIds.Catalog)
        {
            Settings = settings ?? new Dictionary<string, string> { ["ConnectionStrings:Catalog"] = "Data Source={data}/catalog.db" },
            Services = services => services.Replace(ServiceDescriptor.Singleton(clock ?? TimeProvider.System)),
            // Only apps that the component is scoped to can listen.
            Peers = [new(AppIds.Uploads), Peer.Listening(AppIds.Pipeline, heard, Topics.VideoPublished, Topics.VideoFailed, Topics.RepublishRequested, Topics.VersionRetired, Topics.SourceExpired), new(AppIds.Playback), new(AppIds.Edge)],
        });
        return new CatalogFixture(app, heard);
    }

    internal async Task<CourseView> CourseAsync(CourseAccess access = CourseAccess.Open, string title = "Physics")
    {
        var answer = await Instructor.PostAsJsonAsync("/api/catalog/courses", new { title, access = access == CourseAccess.Open ? "open" : "enrolled" });
        return await answer.ReadAsync<CourseView>();
    }

    internal async Task<LessonView> LessonAsync(CourseView course, string title = "Waves")
    {
        var answer = await Instructor.PostAsJsonAsync($"/api/catalog/courses/{course.CourseId}/lessons", new { title });
        return await answer.ReadAsync<LessonView>();
    }

    /// <summary>A call through Dapr, as another app makes it; the answer as it is.</summary>
    internal async Task<HttpResponseMessage> InvokeAsync(string appId, HttpMethod method, string path, object? body = null)
    {
        var dapr = App.DaprOf(appId);
        using var request = dapr.CreateInvokeMethodRequest(method, AppIds.Catalog, path);
        request.Content = body is null ? null : JsonContent.Create(body, options: ServiceDefaults.ServiceDefaults.Json);
        return await dapr.InvokeMethodWithResponseAsync(request);
    }

    internal async Task<(UploadId Upload, VideoId Video)> UploadAsync(LessonView lesson, CompanionRole? companion = null)
    {
        var upload = new UploadId(Guid.CreateVersion7());
        using var answer = await InvokeAsync(AppIds.Uploads, HttpMethod.Post, "internal/uploads", new RegisterUpload(upload, lesson.LessonId, "instructor", false, "waves.mp4", 1000, companion));
        return (upload, (await answer.ReadAsync<UploadRegistered>()).VideoId);
    }

    internal async Task<VideoId> PublishAsync(LessonView lesson, int version = 1, CompanionRole? companion = null)
    {
        var (upload, video) = await UploadAsync(lesson, companion);
        (await InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/versions", new VersionStarted(upload, version))).EnsureSuccessStatusCode();
        (await InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/publish", Ladder(version))).EnsureSuccessStatusCode();
        return video;
    }

    internal static PublishVersion Ladder(int version) => new(version, 12.5, [new("v720", "avc1.64001f", 1280, 720, 2_000_000, 3_000_000)]);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
