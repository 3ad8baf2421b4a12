using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.Playback.Sessions;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Playback;

/// <summary>Playback with a catalog that says what a test tells it to, and a clock that the test moves.</summary>
internal sealed class PlaybackFixture : IAsyncDisposable
{
    private PlaybackFixture(AppUnderTest app, ManualClock clock, ConcurrentQueue<string> asked, Func<LessonId, Entitlement?>[] catalog)
    {
        (App, Clock, Asked, this.catalog) = (app, clock, asked, catalog);
        Learner = app.Client(app.Issuer.Learner());
    }

    private readonly Func<LessonId, Entitlement?>[] catalog;

    internal static VideoId Video { get; } = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

    internal static LessonId Lesson { get; } = LessonId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c"));

    internal AppUnderTest App { get; }

    internal ManualClock Clock { get; }

    internal HttpClient Learner { get; }

    /// <summary>Queries that the catalog got.</summary>
    internal ConcurrentQueue<string> Asked { get; }

    /// <summary>What the catalog says from now on; null: it fails.</summary>
    internal void CatalogSays(Func<LessonId, Entitlement?> answer) => catalog[0] = answer;

    internal static Entitlement Allowed(int version = 2) => new(true, null, Video, version, 60.5);

    internal static Entitlement Refused(string reason) => new(false, reason, null, null, null);

    internal static async Task<PlaybackFixture> StartAsync(Dictionary<string, string>? settings = null, bool withCatalog = true, Action<string>? prepare = null)
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var asked = new ConcurrentQueue<string>();
        Func<LessonId, Entitlement?>[] catalog = [_ => Allowed()];
        void Routes(WebApplication app) => app.MapGet("/internal/entitlements", (LessonId lessonId, HttpRequest request) =>
        {
            asked.Enqueue(request.QueryString.Value!);
            return catalog[0](lessonId) is { } answer ? Results.Ok(answer) : Results.StatusCode(500);
        });
        var app = await AppUnderTest.StartAsync<OpenSession>(new AppSetup(AppIds.Playback)
        {
            Settings = settings ?? [],
            Prepare = prepare,
            Peers = [.. withCatalog ? [new Peer(AppIds.Catalog, Routes)] : Array.Empty<Peer>(), new(AppIds.Edge), new(AppIds.Licensing), new(AppIds.Pipeline)],
            Services = services => services.AddSingleton<TimeProvider>(clock),
        });
        var fixture = new PlaybackFixture(app, clock, asked, catalog);
        if (prepare is null)
        {
            await Eventually.TrueAsync(async () => (await fixture.Learner.GetAsync("/health/ready")).IsSuccessStatusCode);
        }

        return fixture;
    }

    internal Task<HttpResponseMessage> OpenAsync(HttpClient? client = null, LessonId? lesson = null, string? replaces = null) =>
        (client ?? Learner).PostAsJsonAsync("/api/playback/sessions", new { lessonId = lesson ?? Lesson, replacesSessionId = replaces }, ServiceDefaults.ServiceDefaults.Json);

    internal async Task<SessionView> OpenedAsync(HttpClient? client = null, LessonId? lesson = null, string? replaces = null)
    {
        using var answer = await OpenAsync(client, lesson, replaces);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<SessionView>();
    }

    internal Task<HttpResponseMessage> BeatAsync(string sessionId, double position = 0, HttpClient? client = null) =>
        (client ?? Learner).PostAsJsonAsync($"/api/playback/sessions/{sessionId}/heartbeat", new { positionSeconds = position });

    /// <summary>As <c>edge</c> and <c>licensing</c> ask.</summary>
    internal async Task<HttpResponseMessage> FindAsync(string sessionId, string appId = AppIds.Edge)
    {
        var dapr = App.DaprOf(appId);
        using var request = dapr.CreateInvokeMethodRequest(HttpMethod.Get, AppIds.Playback, $"internal/sessions/{sessionId}");
        return await dapr.InvokeMethodWithResponseAsync(request);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
