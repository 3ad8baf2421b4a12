using System.Net;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Edge;

/// <summary>The published version of the fixture is here the second picture of somebody's lesson.</summary>
public sealed class CompanionTests
{
    private static readonly VideoId Main = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a00"));

    [Theory]
    [InlineData("manifest.mpd")]
    [InlineData("main.m3u8")]
    [InlineData("v720.m3u8")]
    [InlineData("v720/4000.m4s")]
    public async Task The_session_of_a_lesson_opens_its_companion_and_no_other_does(string file)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted: false);
        var companion = new WatchedVersion(EdgeFixture.Video, 1);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Open(companion).Token)).StatusCode);

        // Another learner's lesson, another version of the companion, another companion.
        foreach (var other in new[] { null, new WatchedVersion(EdgeFixture.Video, 2), new WatchedVersion(VideoId.From(Guid.CreateVersion7()), 1) })
        {
            using var refused = await GetAsync(Open(other).Token);
            await refused.IsProblemAsync(HttpStatusCode.Forbidden, "playback-token-other-video");
            Assert.Equal("no-store, private", refused.Headers.CacheControl?.ToString());
        }

        Task<HttpResponseMessage> GetAsync(string token) => edge.Browser.GetAsync(EdgeFixture.Manifest(token, file));

        (string Id, string Token) Open(WatchedVersion? beside) => edge.Sessions.Open(edge.App.Services.GetRequiredService<PlaybackTokenSigner>(), Main, 3, companion: beside);
    }

    [Fact]
    public async Task The_main_video_stays_open_beside_it_and_what_the_session_loses_is_closed_within_two_seconds()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        var other = new WatchedVersion(VideoId.From(Guid.CreateVersion7()), 7);
        var signer = edge.App.Services.GetRequiredService<PlaybackTokenSigner>();
        var (_, own) = edge.Sessions.Open(signer, EdgeFixture.Video, 1, companion: other);
        Assert.Equal(HttpStatusCode.OK, (await edge.Browser.GetAsync(EdgeFixture.Manifest(own))).StatusCode);

        var (session, token) = edge.Sessions.Open(signer, Main, 3, companion: new(EdgeFixture.Video, 1));
        Assert.Equal(HttpStatusCode.OK, (await edge.Browser.GetAsync(EdgeFixture.Manifest(token))).StatusCode);
        edge.Sessions.Change(session, null);
        edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token))).IsProblemAsync(HttpStatusCode.Forbidden, "playback-token-other-video");
        edge.Sessions.Change(session, new(EdgeFixture.Video, 1));
        edge.Sessions.End(session);
        edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token))).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-session-ended");
    }
}
