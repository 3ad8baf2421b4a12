using System.Net;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.Playback.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Playback;

public sealed class LivingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Heartbeats_keep_a_session_alive_and_silence_ends_it()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        for (var i = 0; i < 3; i++)
        {
            playback.Clock.Advance(TimeSpan.FromSeconds(170));
            var beat = await (await playback.BeatAsync(session.SessionId)).ReadAsync<HeartbeatView>();
            Assert.Equal(playback.Clock.GetUtcNow() + TimeSpan.FromSeconds(180), beat.ExpiresAt);
        }

        var live = await (await playback.FindAsync(session.SessionId)).ReadAsync<LiveSession>();
        Assert.Equal((session.SessionId, PlaybackFixture.Video, 2, "learner"), (live.SessionId, live.VideoId, live.Version, live.UserId));
        playback.Clock.Advance(TimeSpan.FromSeconds(180));
        await (await playback.FindAsync(session.SessionId)).IsProblemAsync(HttpStatusCode.NotFound, "session-ended");
        await (await playback.BeatAsync(session.SessionId)).IsProblemAsync(HttpStatusCode.NotFound, "session-ended");
    }

    [Fact]
    public async Task No_heartbeat_takes_a_session_past_its_absolute_end()
    {
        await using var playback = await PlaybackFixture.StartAsync(new() { ["Playback:Longest"] = "00:05:00" });
        var session = await playback.OpenedAsync();
        playback.Clock.Advance(2 * Minute);
        (await playback.BeatAsync(session.SessionId)).EnsureSuccessStatusCode();
        playback.Clock.Advance(2 * Minute);
        var last = await (await playback.BeatAsync(session.SessionId)).ReadAsync<HeartbeatView>();
        Assert.InRange(last.ExpiresAt, playback.Clock.GetUtcNow(), playback.Clock.GetUtcNow() + Minute);
        playback.Clock.Advance(Minute);
        await (await playback.BeatAsync(session.SessionId)).IsProblemAsync(HttpStatusCode.NotFound, "session-ended");
    }

    [Fact]
    public async Task A_closed_session_is_over_at_once_and_closing_twice_is_fine()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await playback.Learner.DeleteAsync($"/api/playback/sessions/{session.SessionId}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await playback.FindAsync(session.SessionId)).StatusCode);
        }
    }

    [Fact]
    public async Task Somebody_elses_session_can_be_neither_kept_nor_closed()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        var stranger = playback.App.Client(playback.App.Issuer.Learner("stranger"));
        await (await playback.BeatAsync(session.SessionId, client: stranger)).IsProblemAsync(HttpStatusCode.NotFound, "session-ended");
        Assert.Equal(HttpStatusCode.NoContent, (await stranger.DeleteAsync($"/api/playback/sessions/{session.SessionId}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await playback.FindAsync(session.SessionId)).StatusCode);
    }

    [Theory]
    [InlineData("0123")]
    [InlineData("00112233445566778899aabbccddeeff")]
    [InlineData("..%2f..%2fstatestore")]
    [InlineData("00112233445566778899AABBCCDDEEFF")]
    public async Task A_session_that_never_was_is_not_found(string sessionId)
    {
        await using var playback = await PlaybackFixture.StartAsync();
        await (await playback.BeatAsync(sessionId)).IsProblemAsync(HttpStatusCode.NotFound, "session-ended");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"positionSeconds\":-1}")]
    [InlineData("{\"positionSeconds\":1e300}")]
    [InlineData("{\"positionSeconds\":\"soon\"}")]
    public async Task A_heartbeat_without_a_possible_position_is_refused(string body)
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await playback.Learner.PostAsync($"/api/playback/sessions/{session.SessionId}/heartbeat", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_heartbeat_that_crosses_the_end_does_not_bring_the_session_back()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var opened = await playback.OpenedAsync();
        var store = playback.App.Services.GetRequiredService<SessionStore>();
        var (session, version) = await store.FindAsync(opened.SessionId, default);
        await store.EndAsync(opened.SessionId, default);
        Assert.False(await store.TrySaveAsync(session!, version, default));
        Assert.Equal(HttpStatusCode.NotFound, (await playback.FindAsync(opened.SessionId)).StatusCode);
    }

    [Fact]
    public async Task Who_loses_the_right_to_watch_is_stopped_within_a_minute()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        playback.CatalogSays(_ => PlaybackFixture.Refused("not-enrolled"));
        playback.Clock.Advance(TimeSpan.FromSeconds(20));
        (await playback.BeatAsync(session.SessionId)).EnsureSuccessStatusCode();
        playback.Clock.Advance(TimeSpan.FromSeconds(40));
        await (await playback.BeatAsync(session.SessionId)).IsProblemAsync(HttpStatusCode.Forbidden, "not-enrolled");
        Assert.Equal(HttpStatusCode.NotFound, (await playback.FindAsync(session.SessionId)).StatusCode);
    }

    [Fact]
    public async Task A_catalog_that_fails_stops_nobody_who_watches()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        playback.CatalogSays(_ => null);
        playback.Clock.Advance(2 * Minute);
        (await playback.BeatAsync(session.SessionId)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Who_watches_an_instant_stream_is_told_at_the_next_beat_that_the_whole_ladder_is_there()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        playback.CatalogSays(_ => PlaybackFixture.Allowed() with { Instant = true });
        var session = await playback.OpenedAsync();
        Assert.EndsWith("/2/instant/manifest.mpd", session.DashUrl, StringComparison.Ordinal);
        Assert.EndsWith("/2/instant/main.m3u8", session.HlsUrl, StringComparison.Ordinal);
        Assert.Equal((session.DashUrl, null), await BeatAsync());

        // A newer version is another matter: this session stays with its own.
        playback.CatalogSays(_ => PlaybackFixture.Allowed(version: 3));
        Assert.Equal((session.DashUrl, 3), await BeatAsync());

        playback.CatalogSays(_ => PlaybackFixture.Allowed());
        var whole = session.DashUrl.Replace("/instant", string.Empty, StringComparison.Ordinal);
        Assert.Equal((whole, null), await BeatAsync());
        // An answer that was lost on its way is given again.
        playback.CatalogSays(_ => null);
        Assert.Equal((whole, null), await BeatAsync());

        async Task<(string, int?)> BeatAsync()
        {
            playback.Clock.Advance(TimeSpan.FromSeconds(20));
            var beat = await (await playback.BeatAsync(session.SessionId)).ReadAsync<HeartbeatView>();
            Assert.Equal(beat.DashUrl.Replace("manifest.mpd", "main.m3u8", StringComparison.Ordinal), beat.HlsUrl);
            return (beat.DashUrl, beat.NewerVersion);
        }
    }

    [Fact]
    public async Task A_heartbeat_tells_of_a_newer_version()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        playback.CatalogSays(_ => PlaybackFixture.Allowed(version: 3));
        playback.Clock.Advance(Minute);
        Assert.Equal(3, (await (await playback.BeatAsync(session.SessionId)).ReadAsync<HeartbeatView>()).NewerVersion);
        Assert.Equal(2, (await (await playback.FindAsync(session.SessionId)).ReadAsync<LiveSession>()).Version);
    }

    [Fact]
    public async Task Only_edge_and_licensing_may_ask_about_sessions()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var session = await playback.OpenedAsync();
        Assert.Equal(HttpStatusCode.OK, (await playback.FindAsync(session.SessionId, AppIds.Licensing)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await playback.FindAsync(session.SessionId, AppIds.Pipeline)).StatusCode);
        await (await playback.Learner.GetAsync($"/internal/sessions/{session.SessionId}")).IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
        using var forged = new HttpRequestMessage(HttpMethod.Get, $"/internal/sessions/{session.SessionId}") { Headers = { { "dapr-caller-app-id", AppIds.Edge } } };
        await (await playback.Learner.SendAsync(forged)).IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
    }
}
