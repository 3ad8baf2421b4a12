using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.Contracts.Videos;
using EduStream.Playback.Sessions;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Playback;

public sealed class CompanionTests : IAsyncLifetime
{
    private static readonly VideoId Slides = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4aff"));

    private PlaybackFixture playback = null!;

    public async ValueTask InitializeAsync() => playback = await PlaybackFixture.StartAsync(new() { ["Playback:Screens"] = "1" });

    public ValueTask DisposeAsync() => playback.DisposeAsync();

    [Fact]
    public async Task Both_pictures_are_one_session_on_one_screen_under_one_token()
    {
        Says(new(Slides, 4, false, CompanionRole.Slides, -1.5));
        using var answer = await playback.OpenAsync();
        var raw = await answer.ReadAsync<JsonElement>();
        var session = raw.Deserialize<SessionView>(ServiceDefaults.ServiceDefaults.Json)!;
        Assert.Equal(
            new CompanionManifests(Slides, CompanionRole.Slides, -1.5, $"/p/{session.Token}/{Slides}/4/manifest.mpd", $"/p/{session.Token}/{Slides}/4/main.m3u8"), session.Companion);
        Assert.Equal("slides", raw.GetProperty("companion").GetProperty("role").GetString());

        var (token, _) = await playback.App.Services.GetRequiredService<PlaybackTokenSigner>().ReadAsync(session.Token);
        Assert.Equal((PlaybackFixture.Video, 2), (token!.VideoId, token.Version));
        Assert.Equal(new WatchedVersion(Slides, 4), (await LiveAsync(session)).Companion);
        Assert.Equal((PlaybackFixture.Video, 2), ((await LiveAsync(session)).VideoId, (await LiveAsync(session)).Version));
        // The one screen is taken, by both together.
        await (await playback.OpenAsync()).IsProblemAsync(System.Net.HttpStatusCode.Conflict, "too-many-screens");
    }

    [Fact]
    public async Task A_lesson_without_one_is_as_it_was()
    {
        var session = await playback.OpenedAsync();
        Assert.Null(session.Companion);
        Assert.Null((await LiveAsync(session)).Companion);
        Assert.Null((await BeatAsync(session)).Companion);
    }

    [Fact]
    public async Task A_companion_that_grows_is_exchanged_for_its_whole_ladder_at_the_next_beat()
    {
        Says(new(Slides, 1, true, CompanionRole.Camera, 0));
        var session = await playback.OpenedAsync();
        Assert.EndsWith($"/{Slides}/1/instant/manifest.mpd", session.Companion!.DashUrl, StringComparison.Ordinal);
        Assert.Equal(session.Companion, (await BeatAsync(session)).Companion);

        Says(new(Slides, 1, false, CompanionRole.Camera, 0));
        var beat = await BeatAsync(session);
        Assert.EndsWith($"/{Slides}/1/manifest.mpd", beat.Companion!.DashUrl, StringComparison.Ordinal);
        Assert.Equal(session.DashUrl, beat.DashUrl);
    }

    [Fact]
    public async Task Within_a_minute_the_offset_follows_the_owner_and_the_version_stays()
    {
        Says(new(Slides, 1, false, CompanionRole.Slides, 0));
        var session = await playback.OpenedAsync();
        Says(new(Slides, 2, false, CompanionRole.Camera, 2.25));
        Assert.Equal(session.Companion, (await BeatAsync(session)).Companion);
        playback.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(session.Companion! with { Role = CompanionRole.Camera, OffsetSeconds = 2.25 }, (await BeatAsync(session)).Companion);
        Assert.Equal(new WatchedVersion(Slides, 1), (await LiveAsync(session)).Companion);
    }

    [Fact]
    public async Task One_that_comes_later_joins_and_one_that_is_taken_away_is_closed()
    {
        var session = await playback.OpenedAsync();
        Says(new(Slides, 1, false, CompanionRole.Slides, 0));
        playback.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal($"/p/{session.Token}/{Slides}/1/main.m3u8", (await BeatAsync(session)).Companion!.HlsUrl);
        Assert.Equal(new WatchedVersion(Slides, 1), (await LiveAsync(session)).Companion);

        playback.CatalogSays(_ => PlaybackFixture.Allowed());
        playback.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await BeatAsync(session)).Companion);
        Assert.Null((await LiveAsync(session)).Companion);
    }

    private void Says(EntitledCompanion companion) => playback.CatalogSays(_ => PlaybackFixture.Allowed() with { Companion = companion });

    private async Task<HeartbeatView> BeatAsync(SessionView session)
    {
        playback.Clock.Advance(TimeSpan.FromSeconds(20));
        return await (await playback.BeatAsync(session.SessionId)).ReadAsync<HeartbeatView>();
    }

    private async Task<LiveSession> LiveAsync(SessionView session) => await (await playback.FindAsync(session.SessionId)).ReadAsync<LiveSession>();
}
