using EduStream.Edge.Manifests.Dash;
using EduStream.Edge.Manifests.Hls;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class SlideModeManifestTests
{
    [Fact]
    public void WriteMpd_LongerSegments_AreASetOfTheirOwnThatPlayersSwitchTo()
    {
        var mpd = new DashRules(MpdWriter.Write(SamplePresentation.SlideMode(), DateTimeOffset.UnixEpoch));

        var set = mpd.Sets.Single(set => set.Elements(DashRules.Mpd + "Representation").Any(representation => DashRules.Text(representation, "id") == "v720-text"));
        Assert.Single(set.Elements(DashRules.Mpd + "Representation"));
        var others = mpd.Sets.Where(other => other != set && DashRules.Text(other, "contentType") == "video").Select(other => DashRules.Text(other, "id"));
        Assert.Equal(string.Join(',', others), DashRules.Text(set.Element(DashRules.Mpd + "SupplementalProperty")!, "value"));
    }

    /// <summary>Nobody waits for a segment of the slide mode that plays another.</summary>
    [Fact]
    public void WriteMpd_LongerSegments_StartsWithTheUsualBuffer() =>
        Assert.Equal("PT4.004S", DashRules.Text(new DashRules(MpdWriter.Write(SamplePresentation.SlideMode(), DateTimeOffset.UnixEpoch)).Root, "minBufferTime"));

    /// <summary>RFC 8216, 6.2.4.</summary>
    [Fact]
    public void Write_LongerSegments_AreOneTargetDurationForAll()
    {
        var presentation = SamplePresentation.SlideMode();
        Assert.Equal(["15"], presentation.Document.Tracks.Select(track => HlsRules.Media(MediaPlaylist.Write(presentation, track)).Value("EXT-X-TARGETDURATION")).Distinct());
    }

    [Fact]
    public void StreamLines_LongerSegments_AreNotForWinding()
    {
        var presentation = SamplePresentation.SlideMode();
        Assert.Equal(3, IFramePlaylist.StreamLines(presentation).Count());
        Assert.Null(IFramePlaylist.TrackOf(presentation, "v720-text-iframes"));
    }
}
