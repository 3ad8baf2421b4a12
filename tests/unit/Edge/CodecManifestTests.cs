using System.Xml.Linq;
using EduStream.Edge.Manifests.Dash;
using EduStream.Edge.Manifests.Hls;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class CodecManifestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void WriteMultivariant_ThreeCodecs_ListsOneAfterTheOtherAndH264First()
    {
        var text = MultivariantPlaylist.Write(SamplePresentation.ThreeCodecs());
        var playlist = HlsRules.Multivariant(text);
        Assert.Equal(
            ["v360.m3u8", "v720.m3u8", "v1080.m3u8", "v360-hevc.m3u8", "v1080-hevc.m3u8", "v360-av1.m3u8", "v1080-av1.m3u8", "a128.m3u8"], playlist.Addresses);
        Assert.Equal(
            ["avc1", "avc1", "avc1", "hvc1", "hvc1", "av01", "av01", "mp4a"], playlist.Tags("EXT-X-STREAM-INF").Select(variant => HlsRules.Quoted(variant["CODECS"])[..4]));
        Assert.Single(playlist.Tags("EXT-X-STREAM-INF").Select(variant => variant["AUDIO"]).Distinct());
        Golden.Check("main-codecs.m3u8", text);
    }

    [Fact]
    public void StreamLines_ThreeCodecs_WindInH264Alone()
    {
        var presentation = SamplePresentation.ThreeCodecs();
        Assert.Equal(3, IFramePlaylist.StreamLines(presentation).Count(line => line.Contains("avc1", StringComparison.Ordinal)));
        Assert.Equal(3, IFramePlaylist.StreamLines(presentation).Count());
        Assert.Null(IFramePlaylist.TrackOf(presentation, "v1080-av1-iframes"));
    }

    [Fact]
    public void WriteMpd_ThreeCodecs_MixesNoneInASetAndSwitchesWithinOneOnly()
    {
        var text = MpdWriter.Write(SamplePresentation.ThreeCodecs(), Now);
        var mpd = new DashRules(text);
        Assert.All(mpd.Sets, set => Assert.Single(set.Elements(DashRules.Mpd + "Representation").Select(Family).Distinct()));
        var sets = mpd.Sets.ToDictionary(set => DashRules.Text(set, "id"));
        var switching = sets.Values.SelectMany(set => (set.Element(DashRules.Mpd + "SupplementalProperty")?.Attribute("value")?.Value.Split(',') ?? []).Select(other => (set, sets[other]))).ToList();
        Assert.Equal(6, switching.Count);
        Assert.All(switching, pair => Assert.Equal(FamilyOf(pair.set), FamilyOf(pair.Item2)));
        Assert.Equal(["avc1", "avc1", "hvc1", "hvc1", "av01", "av01", "mp4a"], mpd.Sets.Select(FamilyOf));
        Golden.Check("manifest-codecs.mpd", text);
    }

    private static string FamilyOf(XElement set) => Family(set.Element(DashRules.Mpd + "Representation")!);

    private static string Family(XElement representation) => DashRules.Text(representation, "codecs")[..4];
}
