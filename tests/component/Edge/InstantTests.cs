using System.Net;
using System.Xml.Linq;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class InstantTests
{
    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_growing_stream_is_served_beside_a_version_that_is_not_there_yet(bool encrypted)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted, complete: false, instant: true);
        var (_, token) = edge.Watch();
        var dash = new Uri(edge.App.Address, EdgeFixture.Manifest(token, "instant/manifest.mpd"));
        var description = XDocument.Parse(await edge.Browser.GetStringAsync(dash));
        Assert.Equal("dynamic", description.Root!.Attribute("type")!.Value);
        foreach (var template in description.Descendants(Mpd + "SegmentTemplate"))
        {
            Assert.StartsWith("init of instant-", await edge.Browser.GetStringAsync(new Uri(dash, template.Attribute("initialization")!.Value)), StringComparison.Ordinal);
        }

        var hls = new Uri(edge.App.Address, EdgeFixture.Manifest(token, "instant/main.m3u8"));
        Assert.Contains("instant-v540.m3u8", await edge.Browser.GetStringAsync(hls), StringComparison.Ordinal);
        var playlist = new Uri(hls, "instant-v540.m3u8");
        var lines = (await edge.Browser.GetStringAsync(playlist)).Split('\n');
        Assert.Contains("#EXT-X-PLAYLIST-TYPE:EVENT", lines);
        Assert.DoesNotContain("#EXT-X-ENDLIST", lines);
        foreach (var file in lines.Where(line => line.EndsWith(".m4s", StringComparison.Ordinal)))
        {
            Assert.StartsWith("segment ", await edge.Browser.GetStringAsync(new Uri(playlist, file)), StringComparison.Ordinal);
        }

        using var whole = await edge.Browser.GetAsync(EdgeFixture.Manifest(token));
        await whole.IsProblemAsync(HttpStatusCode.NotFound, "no-such-version");
    }

    [Fact]
    public async Task A_stream_that_is_closed_has_nothing_but_an_end_more()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(complete: false, instant: true);
        var (_, token) = edge.Watch();
        var address = EdgeFixture.Manifest(token, "instant/instant-v540.m3u8");
        var growing = await edge.Browser.GetStringAsync(address);

        await edge.PublishAsync(complete: true, instant: true);
        await Eventually.TrueAsync(async () => (await edge.Browser.GetStringAsync(address)).EndsWith("#EXT-X-ENDLIST\n", StringComparison.Ordinal));

        Assert.StartsWith(growing, await edge.Browser.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_line_at_the_end_of_a_growing_index_is_not_there_yet()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(complete: false, instant: true);
        using var index = new StreamReader(await edge.Store.OpenReadAsync($"media/{EdgeFixture.Video}/1/instant/segments.jsonl"));
        await edge.WriteAsync("instant/segments.jsonl", (await index.ReadToEndAsync())[..^20]);
        var (_, token) = edge.Watch();

        var playlist = await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, "instant/instant-a96.m3u8"));

        Assert.Equal(2, playlist.Split('\n').Count(line => line.EndsWith(".m4s", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Its_manifests_need_the_session_like_all_others()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(complete: false, instant: true);
        using var answer = await edge.Browser.GetAsync(EdgeFixture.Manifest("a.b.c", "instant/manifest.mpd"));
        await answer.IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-invalid");
    }
}
