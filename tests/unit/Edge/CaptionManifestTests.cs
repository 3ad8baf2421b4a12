using EduStream.Contracts.Captions;
using EduStream.Contracts.Presentation;
using EduStream.Edge.Captions;
using EduStream.Edge.Manifests;
using EduStream.Edge.Manifests.Dash;
using EduStream.Edge.Manifests.Hls;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class CaptionManifestTests
{
    private const string German = "00000000000000000000000000000001";
    private const string English = "00000000000000000000000000000002";

    private static readonly CaptionEntry[] Captions =
    [
        new("de", "Deutsch & <mehr>", CaptionKind.Subtitles, CaptionOrigin.Embedded, 3, German, 12_345, 200),
        new("en", null, CaptionKind.Captions, CaptionOrigin.Instructor, null, English, 54_321, 400),
    ];

    [Fact]
    public void WriteMultivariant_Captions_AreAGroupThatEveryVariantNames()
    {
        var text = MultivariantPlaylist.Write(SamplePresentation.Encrypted(), Captions);
        var playlist = HlsRules.Multivariant(text);
        Assert.All(playlist.Tags("EXT-X-STREAM-INF"), variant => Assert.Equal("\"captions\"", variant["SUBTITLES"]));
        Golden.Check("main-captions.m3u8", text);
    }

    [Fact]
    public void WriteMultivariant_SameLabelTwice_NamesDiffer()
    {
        CaptionEntry[] same = [Captions[0] with { Label = "Lecture" }, Captions[1] with { Label = "lecture" }, Captions[1] with { Language = "fr", Label = "x", Origin = CaptionOrigin.Automatic }];
        var names = HlsRules.Multivariant(MultivariantPlaylist.Write(SamplePresentation.Encrypted(), same)).Tags("EXT-X-MEDIA").Where(entry => entry["TYPE"] == "SUBTITLES").Select(entry => entry["NAME"]);
        Assert.Equal(["\"Lecture (de)\"", "\"lecture (en)\"", "\"x (automatic)\""], names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WritePlaylist_HasTheSegmentsOfThePicture(bool complete)
    {
        var presentation = SamplePresentation.Encrypted(complete);
        var text = CaptionPlaylist.Write(presentation, CaptionGrid.Of(presentation)!, English);
        var words = HlsRules.Subtitles(text);
        var picture = HlsRules.Media(MediaPlaylist.Write(presentation, presentation.Track("v1080")!));
        Assert.Equal(picture.Durations, words.Durations);
        Assert.Equal(picture.Value("EXT-X-TARGETDURATION"), words.Value("EXT-X-TARGETDURATION"));
        Assert.Equal($"{English}/0.vtt", words.Addresses[0]);
        Golden.Check(complete ? "captions.m3u8" : "captions-growing.m3u8", text);
    }

    [Fact]
    public void WriteMpd_Captions_AreTextSetsOnTheTimelineOfThePicture()
    {
        var text = MpdWriter.Write(SamplePresentation.Encrypted(), new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), Captions);
        var mpd = new DashRules(text);
        var words = mpd.Sets.Where(set => DashRules.Text(set, "contentType") == "text").ToList();
        Assert.Equal(["subtitle", "caption"], words.Select(set => DashRules.Text(set.Element(DashRules.Mpd + "Role")!, "value")));
        Assert.Equal(
            DashRules.Timeline(mpd.Representations.First()).Select(segment => (segment.Time - 120120, segment.Duration)),
            DashRules.Timeline(words[1].Element(DashRules.Mpd + "Representation")!));
        Golden.Check("manifest-captions.mpd", text);
    }

    [Fact]
    public void WriteMpd_OneLanguageMore_LeavesTheOthersTheirNames()
    {
        static string[] Ids(params CaptionEntry[] captions) =>
            [.. new DashRules(MpdWriter.Write(SamplePresentation.Encrypted(), default, captions)).Representations.Select(representation => DashRules.Text(representation, "id"))];
        Assert.Equal(Ids(Captions[1]), Ids(Captions).Where(id => !id.Contains(German, StringComparison.Ordinal)));
    }

    [Fact]
    public void Manifests_SoundAlone_CarryCaptionsOnItsGrid()
    {
        var document = SamplePresentation.Document(true, null);
        var sound = new Presentation(document with { Tracks = [document.Tracks[^1]] }, SamplePresentation.Index(true).Where(entry => entry.Track == "a128"));
        Assert.Equal("\"captions\"", HlsRules.Multivariant(MultivariantPlaylist.Write(sound, Captions)).Tags("EXT-X-STREAM-INF").Single()["SUBTITLES"]);
        Assert.Equal(4, HlsRules.Subtitles(CaptionPlaylist.Write(sound, CaptionGrid.Of(sound)!, English)).Addresses.Count);
    }

    /// <code>
    /// packaged  |4.004   |8.008   |12.012  |16.016 |18.5
    /// video     |0       |4.004   |8.008   |12.012 |14.496   (the last segment of a complete version has no end)
    /// </code>
    [Theory]
    [InlineData(0, 0, 4.004)]
    [InlineData(120120, 4.004, 8.008)]
    [InlineData(360360, 12.012, null)]
    public void FindSegment_OnTheGrid_IsOnTheVideosClock(long time, double start, double? end) => Assert.Equal(
        (TimeSpan.FromSeconds(start), end is { } last ? TimeSpan.FromSeconds(last) : TimeSpan.MaxValue), CaptionGrid.Of(SamplePresentation.Encrypted())!.Find(time));

    [Theory]
    [InlineData(1)]
    [InlineData(120121)]
    [InlineData(480480)]
    public void FindSegment_OffTheGrid_IsNone(long time) => Assert.Null(CaptionGrid.Of(SamplePresentation.Encrypted())!.Find(time));
}
