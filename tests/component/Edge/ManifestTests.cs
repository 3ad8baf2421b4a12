using System.Net;
using System.Xml.Linq;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class ManifestTests
{
    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_address_in_the_hls_playlists_answers(bool encrypted)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted);
        var (_, token) = edge.Watch();
        var main = new Uri(edge.App.Address, EdgeFixture.Manifest(token, "main.m3u8"));
        using var answer = await edge.Browser.GetAsync(main);
        Assert.Equal("application/vnd.apple.mpegurl", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store, private", answer.Headers.CacheControl?.ToString());
        var seen = new List<string>();
        foreach (var playlist in new[] { "v720.m3u8", "a128.m3u8" })
        {
            Assert.Contains(playlist, await answer.Content.ReadAsStringAsync());
            var address = new Uri(main, playlist);
            var lines = (await edge.Browser.GetStringAsync(address)).Split('\n');
            var files = lines.Where(line => line.Length > 0 && line[0] != '#').Append(lines.Single(line => line.StartsWith("#EXT-X-MAP", StringComparison.Ordinal)).Split('"')[1]);
            foreach (var file in files)
            {
                seen.Add(await edge.Browser.GetStringAsync(new Uri(address, file)));
            }
        }

        Assert.Equal(["init of a128", "init of v720", "segment 1 of a128", "segment 1 of v720", "segment 2 of a128", "segment 2 of v720", "segment 3 of a128", "segment 3 of v720"], seen.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_address_in_the_dash_description_answers(bool encrypted)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted);
        var (_, token) = edge.Watch();
        var address = new Uri(edge.App.Address, EdgeFixture.Manifest(token));
        using var answer = await edge.Browser.GetAsync(address);
        Assert.Equal("application/dash+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store, private", answer.Headers.CacheControl?.ToString());
        foreach (var template in XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants(Mpd + "SegmentTemplate"))
        {
            Assert.StartsWith("init of", await edge.Browser.GetStringAsync(new Uri(address, template.Attribute("initialization")!.Value)));
            Assert.StartsWith("segment 2 of", await edge.Browser.GetStringAsync(new Uri(address, template.Attribute("media")!.Value.Replace("$Time$", "8000", StringComparison.Ordinal))));
        }
    }

    [Theory]
    [InlineData("manifest.mpd")]
    [InlineData("main.m3u8")]
    [InlineData("v720.m3u8")]
    [InlineData("v720/4000.m4s")]
    public async Task Nothing_is_told_without_a_good_token_of_a_session_that_lives(string file)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted: false);
        async Task RefusedAsync(string token, HttpStatusCode status, string type)
        {
            using var answer = await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file));
            await answer.IsProblemAsync(status, type);
            Assert.Equal("no-store, private", answer.Headers.CacheControl?.ToString());
            Assert.Equal(status == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count > 0);
        }

        await RefusedAsync(string.Empty, HttpStatusCode.Unauthorized, "playback-token-missing");
        await RefusedAsync("-", HttpStatusCode.Unauthorized, "playback-token-invalid");
        await RefusedAsync("a.b.c", HttpStatusCode.Unauthorized, "playback-token-invalid");
        await RefusedAsync(edge.App.Issuer.Admin(), HttpStatusCode.Unauthorized, "playback-token-invalid");
        await RefusedAsync(edge.Watch(version: 2).Token, HttpStatusCode.Forbidden, "playback-token-other-video");
        await RefusedAsync(edge.Watch(Contracts.VideoId.From(Guid.CreateVersion7())).Token, HttpStatusCode.Forbidden, "playback-token-other-video");

        var brief = edge.Watch(life: TimeSpan.FromSeconds(5)).Token;
        edge.Clock.Advance(TimeSpan.FromSeconds(6));
        await RefusedAsync(brief, HttpStatusCode.Unauthorized, "playback-token-expired");

        var (session, token) = edge.Watch();
        Assert.Equal(HttpStatusCode.OK, (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file))).StatusCode);
        edge.Sessions.End(session);
        edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await RefusedAsync(token, HttpStatusCode.Unauthorized, "playback-session-ended");

        edge.Sessions.Failing = true;
        await RefusedAsync(edge.Watch().Token, HttpStatusCode.ServiceUnavailable, "playback-unavailable");
    }

    [Theory]
    [InlineData("not-a-video", "1")]
    [InlineData("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", "one")]
    [InlineData("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", "-1")]
    public async Task An_address_that_is_none_is_another_video(string video, string version)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await (await edge.Browser.GetAsync($"/p/{edge.Watch().Token}/{video}/{version}/manifest.mpd")).IsProblemAsync(HttpStatusCode.Forbidden, "playback-token-other-video");
    }

    [Fact]
    public async Task A_version_or_track_that_is_gone_is_not_found()
    {
        await using var edge = await EdgeFixture.StartAsync();
        var (_, token) = edge.Watch();
        foreach (var file in new[] { "manifest.mpd", "main.m3u8", "v720.m3u8" })
        {
            await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-version");
        }

        await edge.PublishAsync();
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, "v1080.m3u8"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-track");
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, "presentation.json"))).IsProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_growing_version_grows_in_front_of_its_viewer()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(segments: 1, complete: false);
        var address = EdgeFixture.Manifest(edge.Watch().Token, "v720.m3u8");
        Assert.DoesNotContain("/8000.m4s", await edge.Browser.GetStringAsync(address));
        await edge.PublishAsync(segments: 2, complete: false);
        await Eventually.TrueAsync(async () => (await edge.Browser.GetStringAsync(address)).Contains("/8000.m4s", StringComparison.Ordinal));
        await edge.PublishAsync(segments: 3);
        await Eventually.TrueAsync(async () => (await edge.Browser.GetStringAsync(address)).Contains("#EXT-X-ENDLIST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("presentation.json", "{")]
    [InlineData("presentation.json", "null")]
    [InlineData("segments.jsonl", "{\"track\":\"v720\"")]
    public async Task A_damaged_version_is_our_fault_and_tells_nothing(string file, string content)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        await edge.WriteAsync(file, content);
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(edge.Watch().Token))).IsProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
    }

    [Fact]
    public async Task Pages_of_other_origins_may_play()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, EdgeFixture.Manifest(edge.Watch().Token)) { Headers = { { "Origin", "https://player.example" } } };
        using var answer = await edge.Browser.SendAsync(request);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }
}
