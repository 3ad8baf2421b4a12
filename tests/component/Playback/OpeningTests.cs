using System.Net;
using System.Text;
using EduStream.Contracts;
using EduStream.Playback.Sessions;
using EduStream.ServiceDefaults.PlaybackTokens;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Playback;

public sealed class OpeningTests
{
    [Fact]
    public async Task A_session_holds_addresses_with_a_token_for_this_video_and_nothing_secret()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        using var answer = await playback.OpenAsync();
        var session = await answer.ReadAsync<SessionView>();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/playback/sessions/{session.SessionId}", answer.Headers.Location?.OriginalString);
        Assert.Equal($"/p/{session.Token}/{PlaybackFixture.Video}/2/manifest.mpd", session.DashUrl);
        Assert.Equal($"/p/{session.Token}/{PlaybackFixture.Video}/2/main.m3u8", session.HlsUrl);
        Assert.Equal(("/api/licensing/clearkey", 20, 0, 60.5), (session.Licences.ClearKeyUrl, session.HeartbeatSeconds, session.ResumeSeconds, session.DurationSeconds));

        var (token, refusal) = await playback.App.Services.GetRequiredService<PlaybackTokenSigner>().ReadAsync(session.Token);
        Assert.Null(refusal);
        Assert.Equal((session.SessionId, PlaybackFixture.Video, 2), (token!.SessionId, token.VideoId, token.Version));
        Assert.InRange(token.ExpiresAt - playback.Clock.GetUtcNow(), TimeSpan.FromHours(12) - TimeSpan.FromSeconds(2), TimeSpan.FromHours(12));
        Assert.DoesNotContain(playback.App.Logged, line => line.Contains(session.Token, StringComparison.Ordinal));
        Assert.Contains("roles=learner", Assert.Single(playback.Asked));
    }

    [Theory]
    [InlineData("not-enrolled", HttpStatusCode.Forbidden, "not-enrolled")]
    [InlineData("not-published", HttpStatusCode.Conflict, "not-published")]
    [InlineData("no-such-lesson", HttpStatusCode.NotFound, "no-such-lesson")]
    [InlineData("something-new", HttpStatusCode.Forbidden, "forbidden")]
    public async Task Who_may_not_watch_is_told_why(string reason, HttpStatusCode status, string type)
    {
        await using var playback = await PlaybackFixture.StartAsync();
        playback.CatalogSays(_ => PlaybackFixture.Refused(reason));
        await (await playback.OpenAsync()).IsProblemAsync(status, type);
    }

    [Fact]
    public async Task Nobody_watches_without_signing_in_with_a_role()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        await (await playback.OpenAsync(playback.App.Client())).IsProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await playback.OpenAsync(playback.App.Client(playback.App.Issuer.Token("guest")))).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Empty(playback.Asked);
    }

    [Fact]
    public async Task A_catalog_that_is_down_or_failing_is_a_passing_problem()
    {
        await using var alone = await PlaybackFixture.StartAsync(withCatalog: false);
        await (await alone.OpenAsync()).IsProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        await using var playback = await PlaybackFixture.StartAsync();
        playback.CatalogSays(_ => null);
        await (await playback.OpenAsync()).IsProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"lessonId\":\"1\"}")]
    [InlineData("{\"lessonId\":\"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c\",\"replacesSessionId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")]
    public async Task A_request_that_is_none_is_refused(string body)
    {
        await using var playback = await PlaybackFixture.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await playback.Learner.PostAsync("/api/playback/sessions", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(playback.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"playback-token-signing\":\"c2hvcnQ=\"}")]
    public async Task Without_its_signing_key_the_app_is_not_ready_and_says_so_in_one_sentence(string secrets)
    {
        await using var playback = await PlaybackFixture.StartAsync(prepare: data => File.WriteAllText(Path.Combine(data, ".data", "secrets.json"), secrets));
        await Eventually.TrueAsync(() => playback.App.Logged.Any(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("'playback-token-signing'", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await playback.Learner.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await playback.Learner.GetAsync("/health/live")).StatusCode);
        await (await playback.OpenAsync()).IsProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Single(playback.App.Logged, line => line.Contains("Not ready:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lesson_is_resumed_where_its_viewer_left_it()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var first = await playback.OpenedAsync();
        (await playback.BeatAsync(first.SessionId, 42.5)).EnsureSuccessStatusCode();
        Assert.Equal(42.5, (await playback.OpenedAsync()).ResumeSeconds);
        Assert.Equal(0, (await playback.OpenedAsync(lesson: LessonId.From(Guid.CreateVersion7()))).ResumeSeconds);
        Assert.Equal(0, (await playback.OpenedAsync(playback.App.Client(playback.App.Issuer.Learner("auth0||another|person")))).ResumeSeconds);
    }
}
