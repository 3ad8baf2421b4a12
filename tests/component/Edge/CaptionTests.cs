using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class CaptionTests
{
    private const string File = "0123456789abcdef0123456789abcdef";
    private const string Words = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\nFirst &amp; second\n\n00:00:09.000 --> 00:00:11.000\nThird\n";
    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Captions_of_a_lesson_are_in_both_manifests_and_every_address_answers(bool encrypted)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted);
        await CaptionAsync(edge, Entry());
        var (_, token) = edge.Watch();

        var main = await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, "main.m3u8"));
        Assert.Contains($"TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"en\",LANGUAGE=\"en\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO", main, StringComparison.Ordinal);
        var playlist = (await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, $"captions/{File}.m3u8"))).Split('\n');
        var segments = new List<string>();
        foreach (var address in playlist.Where(line => line.EndsWith(".vtt", StringComparison.Ordinal)))
        {
            using var segment = await edge.Browser.GetAsync(EdgeFixture.Manifest(token, $"captions/{address}"));
            Assert.Equal(("text/vtt", "max-age=3600, private"), (segment.Content.Headers.ContentType?.MediaType, segment.Headers.CacheControl?.ToString()));
            segments.Add(await segment.Content.ReadAsStringAsync());
        }

        const string Head = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:360000,LOCAL:00:00:00.000\n";
        const string First = "\n00:00:01.000 --> 00:00:05.000\nFirst &amp; second\n";
        Assert.Equal([Head + First, Head + First, Head + "\n00:00:09.000 --> 00:00:11.000\nThird\n"], segments);

        var set = XDocument.Parse(await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token))).Descendants(Mpd + "AdaptationSet").Single(found => found.Attribute("contentType")!.Value == "text");
        var media = set.Descendants(Mpd + "SegmentTemplate").Single().Attribute("media")!.Value.Replace("$Time$", "8000", StringComparison.Ordinal);
        Assert.Equal(segments[2], await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, media)));
    }

    [Fact]
    public async Task Captions_that_come_later_are_in_the_next_manifest_and_those_of_another_version_are_not()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        var (_, token) = edge.Watch();
        Assert.DoesNotContain("SUBTITLES", await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, "main.m3u8")), StringComparison.Ordinal);
        await CaptionAsync(edge, Entry() with { Language = "fr", Version = 2 }, Entry() with { Language = "de", Version = 1 });
        await Eventually.TrueAsync(async () => (await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, "main.m3u8"))).Contains("LANGUAGE=\"de\"", StringComparison.Ordinal));
        Assert.DoesNotContain("LANGUAGE=\"fr\"", await edge.Browser.GetStringAsync(EdgeFixture.Manifest(token, "main.m3u8")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Captions_of_a_version_that_grows_grow_with_it()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(segments: 1, complete: false);
        await CaptionAsync(edge, Entry());
        var address = EdgeFixture.Manifest(edge.Watch().Token, $"captions/{File}.m3u8");
        var early = await edge.Browser.GetStringAsync(address);
        Assert.Contains($"{File}/0.vtt", early, StringComparison.Ordinal);
        Assert.DoesNotContain("4000.vtt", early, StringComparison.Ordinal);
        Assert.DoesNotContain("ENDLIST", early, StringComparison.Ordinal);
        await edge.PublishAsync(segments: 3);
        await Eventually.TrueAsync(async () => await edge.Browser.GetStringAsync(address) is var late && late.Contains("/8000.vtt", StringComparison.Ordinal) && late.Contains("ENDLIST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"captions/{File}.m3u8")]
    [InlineData($"captions/{File}/4000.vtt")]
    public async Task Captions_are_as_private_as_the_lesson(string file)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        await CaptionAsync(edge, Entry());
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest("-", file))).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-invalid");
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(edge.Watch(version: 2).Token, file))).IsProblemAsync(HttpStatusCode.Forbidden, "playback-token-other-video");
        var (session, token) = edge.Watch();
        Assert.Equal(HttpStatusCode.OK, (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file))).StatusCode);
        edge.Sessions.End(session);
        edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file))).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-session-ended");
        Assert.NotEqual(HttpStatusCode.OK, (await edge.Browser.GetAsync($"/media/{EdgeFixture.Video}/1/{file}")).StatusCode);
    }

    [Theory]
    [InlineData("captions/ffffffffffffffffffffffffffffffff.m3u8", "no-such-captions")]
    [InlineData("captions/list.m3u8", "no-such-captions")]
    [InlineData($"captions/{File}/4001.vtt", "no-such-captions")]
    [InlineData($"captions/{File}/original.vtt", "not-found")]
    [InlineData($"captions/{File}/-1.vtt", "not-found")]
    public async Task What_is_not_there_is_not_found(string file, string problem)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        await CaptionAsync(edge, Entry());
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(edge.Watch().Token, file))).IsProblemAsync(HttpStatusCode.NotFound, problem);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"schemaVersion":2,"revision":1,"captions":[]}""")]
    [InlineData("""{"schemaVersion":1,"revision":1,"captions":[{"language":"en","label":"\"","kind":"captions","origin":"instructor","file":"0123456789abcdef0123456789abcdef","bytes":1,"cues":1}]}""")]
    [InlineData("""{"schemaVersion":1,"revision":1,"captions":[{"language":"../x","kind":"captions","origin":"instructor","file":"0123456789abcdef0123456789abcdef","bytes":1,"cues":1}]}""")]
    public async Task A_damaged_list_does_not_keep_the_lesson_from_playing(string list)
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        await WriteAsync(edge, MediaPaths.CaptionList(EdgeFixture.Video), list);
        var main = await edge.Browser.GetStringAsync(EdgeFixture.Manifest(edge.Watch().Token, "main.m3u8"));
        Assert.DoesNotContain("SUBTITLES", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_away_a_presentation_that_is_known_is_served_without_captions_and_storyboard()
    {
        var store = new CountingStore();
        await using var edge = await EdgeFixture.StartAsync(services: store.Wrap);
        await edge.PublishAsync();
        await CaptionAsync(edge, Entry());
        store.Fail = true;

        var main = await edge.Browser.GetStringAsync(EdgeFixture.Manifest(edge.Watch().Token, "main.m3u8"));

        Assert.DoesNotContain("SUBTITLES", main, StringComparison.Ordinal);
        Assert.Contains("v720.m3u8", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_not_there()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        await CaptionAsync(edge, Entry());
        await WriteAsync(edge, MediaPaths.CaptionFile(EdgeFixture.Video, File), "no captions");
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(edge.Watch().Token, $"captions/{File}.m3u8"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-captions");
    }

    private static CaptionEntry Entry() => new("en", null, CaptionKind.Captions, CaptionOrigin.Instructor, null, File, 100, 2);

    private static async Task CaptionAsync(EdgeFixture edge, params CaptionEntry[] entries)
    {
        await WriteAsync(edge, MediaPaths.CaptionFile(EdgeFixture.Video, File), Words);
        await WriteAsync(edge, MediaPaths.CaptionList(EdgeFixture.Video), JsonSerializer.Serialize(new CaptionList(1, 1, entries), ServiceDefaults.ServiceDefaults.Json));
    }

    private static async Task WriteAsync(EdgeFixture edge, string path, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await edge.Store.WriteAsync(path, stream);
    }
}
