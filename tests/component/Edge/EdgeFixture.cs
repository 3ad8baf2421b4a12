using System.Globalization;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Edge.WebApp;
using EduStream.ServiceDefaults.PlaybackTokens;
using EduStream.Storage;
using EduStream.Testing;
using EduStream.Tests.Component.Playback;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.Tests.Component.Edge;

/// <summary>The edge with a playback whose sessions a test opens and ends, and a media folder with whatever the test puts there.</summary>
internal sealed class EdgeFixture : IAsyncDisposable
{
    private EdgeFixture(AppUnderTest app, ManualClock clock, FakeSessions sessions) => (App, Clock, Sessions, Browser) = (app, clock, sessions, app.Client());

    internal static VideoId Video { get; } = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

    internal AppUnderTest App { get; }

    internal ManualClock Clock { get; }

    internal FakeSessions Sessions { get; }

    internal HttpClient Browser { get; }

    internal IMediaStore Store => App.Services.GetRequiredService<IMediaStore>();

    internal static async Task<EdgeFixture> StartAsync(Dictionary<string, string>? settings = null, Action<string>? prepare = null, Action<IServiceCollection>? services = null, params Peer[] peers)
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var sessions = new FakeSessions(clock);
        var app = await AppUnderTest.StartAsync<WebSettings>(new AppSetup(AppIds.Edge)
        {
            Settings = new Dictionary<string, string> { ["Web:Root"] = "{data}/web" }.Concat(settings ?? []).ToDictionary(),
            Prepare = prepare,
            Peers = [sessions.Peer, .. peers],
            Services = added =>
            {
                added.AddSingleton<TimeProvider>(clock);
                services?.Invoke(added);
            },
        });
        var fixture = new EdgeFixture(app, clock, sessions);
        await Eventually.TrueAsync(async () => (await fixture.Browser.GetAsync("/health/ready")).IsSuccessStatusCode);
        return fixture;
    }

    /// <summary>Session and token of somebody who watches.</summary>
    internal (string Session, string Token) Watch(VideoId? video = null, int version = 1, TimeSpan? life = null) =>
        Sessions.Open(App.Services.GetRequiredService<PlaybackTokenSigner>(), video ?? Video, version, life);

    internal static string Manifest(string token, string file = "manifest.mpd") => $"/p/{token}/{Video}/1/{file}";

    /// <summary>A version of two tracks and three segments each, whose files hold their own names.</summary>
    internal async Task PublishAsync(bool encrypted = true, int segments = 3, bool complete = true, bool instant = false)
    {
        var (picture, sound, folder) = instant ? ("instant-v540", "instant-a96", "instant/") : ("v720", "a128", string.Empty);
        var protection = encrypted ? new ProtectionInfo("cbcs", [new("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b", "AAAANHBzc2gBAAAAEHfv7MCyTQKs4zweUuL7SwAAAAEKCwwNDg8QERITFBUWFxiqAAAAAA==")]) : null;
        var key = encrypted ? "0a0b0c0d0e0f101112131415161718aa" : null;
        await WriteAsync($"{folder}presentation.json", JsonSerializer.Serialize(
            new PresentationDocument(1, Video, 1, segments * 4, 4, 4, complete,
            [
                new(picture, TrackKind.Video, "avc1.64001f", 1000, $"{picture}/init.mp4", 1_000_000, 1_200_000, 1_000_000, key, 1280, 720, "25"),
                new(sound, TrackKind.Audio, "mp4a.40.2", 1000, $"{sound}/init.mp4", 128_000, 130_000, 100_000, key, SampleRate: 48000, Channels: 2),
            ], protection), ServiceDefaults.ServiceDefaults.Json));
        var index = new StringBuilder();
        foreach (var track in new[] { picture, sound })
        {
            await WriteAsync($"{track}/init.mp4", $"init of {track}");
            for (var i = 1; i <= segments; i++)
            {
                await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{track}/{i * 4000}.m4s"), $"segment {i} of {track}");
                index.AppendLine(JsonSerializer.Serialize(new SegmentEntry(track, i * 4000, 4000, 10), ServiceDefaults.ServiceDefaults.Json));
            }
        }

        await WriteAsync($"{folder}segments.jsonl", index.ToString());
    }

    internal Task WriteAsync(string file, string content) => WriteAsync(file, Encoding.UTF8.GetBytes(content));

    internal async Task WriteAsync(string file, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await Store.WriteAsync(MediaPaths.VersionFile(Video, 1, file), stream);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
