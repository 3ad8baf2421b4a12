using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Licensing.ClearKey;
using EduStream.ServiceDefaults.PlaybackTokens;
using EduStream.Testing;
using EduStream.Tests.Component.Playback;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.Tests.Component.Licensing;

/// <summary>Licensing with a playback whose sessions a test opens and ends, and a clock that the test moves.</summary>
internal sealed class LicensingFixture : IAsyncDisposable
{
    private LicensingFixture(AppUnderTest app, ManualClock clock, FakeSessions sessions) => (App, Clock, Sessions, Player) = (app, clock, sessions, app.Client());

    internal static VideoId Video { get; } = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

    internal AppUnderTest App { get; }

    internal ManualClock Clock { get; }

    internal FakeSessions Sessions { get; }

    internal HttpClient Player { get; }

    internal static async Task<LicensingFixture> StartAsync(Dictionary<string, string>? settings = null, Action<string>? prepare = null)
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var sessions = new FakeSessions(clock);
        var app = await AppUnderTest.StartAsync<Licence>(new AppSetup(AppIds.Licensing)
        {
            Settings = settings ?? [],
            Prepare = prepare,
            Peers = [sessions.Peer, new(AppIds.Pipeline), new(AppIds.Edge)],
            Services = services => services.AddSingleton<TimeProvider>(clock),
        });
        var fixture = new LicensingFixture(app, clock, sessions);
        if (prepare is null)
        {
            await Eventually.TrueAsync(async () => (await fixture.Player.GetAsync("/health/ready")).IsSuccessStatusCode);
        }

        return fixture;
    }

    /// <summary>A token of a session that lives.</summary>
    internal string Token(VideoId? video = null, int version = 1) => Sessions.Open(App.Services.GetRequiredService<PlaybackTokenSigner>(), video ?? Video, version).Token;

    internal async Task<HttpResponseMessage> InvokeAsync(string appId, HttpMethod method, string path, object? body = null)
    {
        var dapr = App.DaprOf(appId);
        using var request = dapr.CreateInvokeMethodRequest(method, AppIds.Licensing, path);
        request.Content = body is null ? null : JsonContent.Create(body, options: ServiceDefaults.ServiceDefaults.Json);
        return await dapr.InvokeMethodWithResponseAsync(request);
    }

    internal Task<HttpResponseMessage> AskForKeysAsync(VideoId video, int version, params string[] classes) =>
        InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/keys/{video}/{version}", new CreateContentKeys(classes));

    internal async Task<IReadOnlyList<ContentKeyId>> CreateAsync(int version = 1, params string[] classes) =>
        (await (await AskForKeysAsync(Video, version, classes.Length == 0 ? [KeyClasses.Hd, KeyClasses.Sd, KeyClasses.Audio] : classes)).ReadAsync<ContentKeyIds>()).Keys;

    internal async Task<IReadOnlyList<ContentKey>> ReleaseAsync(int version = 1) =>
        (await (await InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/keys/{Video}/{version}/release")).ReadAsync<ContentKeys>()).Keys;

    /// <summary>As a player asks.</summary>
    internal async Task<HttpResponseMessage> LicenceAsync(string? token, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/licensing/clearkey") { Content = body };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("EduStream-Playback-Token", token);
        }

        return await Player.SendAsync(request);
    }

    internal Task<HttpResponseMessage> LicenceAsync(string? token, params IEnumerable<string> keyIds) =>
        LicenceAsync(token, JsonContent.Create(new { kids = keyIds.Select(Encode), type = "temporary" }));

    internal static string Encode(string hex) => Convert.ToBase64String(Convert.FromHexString(hex)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
