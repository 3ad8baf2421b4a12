using EduStream.Contracts.Presentation;
using EduStream.Edge.Manifests;
using EduStream.Edge.Manifests.Hls;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class HlsTests
{
    [Fact]
    public void WriteMultivariant_Encrypted_IsTheGoldenPlaylist()
    {
        var text = MultivariantPlaylist.Write(SamplePresentation.Encrypted());
        var playlist = HlsRules.Multivariant(text);
        Assert.Equal(["v360.m3u8", "v720.m3u8", "v1080.m3u8", "a128.m3u8"], playlist.Addresses);
        Golden.Check("main.m3u8", text);
    }

    [Theory]
    [InlineData("v720")]
    [InlineData("a128")]
    public void WriteMedia_Encrypted_IsTheGoldenPlaylist(string id)
    {
        var presentation = SamplePresentation.Encrypted();
        var text = MediaPlaylist.Write(presentation, presentation.Track(id)!);
        var playlist = HlsRules.Media(text);
        Assert.InRange(playlist.Durations.Sum(), 14.4m, 14.6m);
        Golden.Check($"{id}.m3u8", text);
    }

    [Fact]
    public void WriteMedia_Growing_IsAnOpenEventThatStartsAtTheBeginning()
    {
        var presentation = SamplePresentation.Encrypted(complete: false);
        var text = MediaPlaylist.Write(presentation, presentation.Track("v720")!);
        HlsRules.Media(text);
        Assert.Contains("#EXT-X-PLAYLIST-TYPE:EVENT\n", text);
        Assert.Contains("#EXT-X-START:TIME-OFFSET=0\n", text);
        Assert.DoesNotContain("ENDLIST", text);
        var complete = MediaPlaylist.Write(SamplePresentation.Encrypted(), presentation.Track("v720")!);
        Assert.Equal(HlsRules.Media(text).Value("EXT-X-TARGETDURATION"), HlsRules.Media(complete).Value("EXT-X-TARGETDURATION"));
    }

    [Fact]
    public void WriteMedia_Clear_HasNoKeyAndRelativeAddressesThatInheritTheToken()
    {
        var presentation = SamplePresentation.Clear();
        var playlist = HlsRules.Media(MediaPlaylist.Write(presentation, presentation.Track("v720")!));
        Assert.Empty(playlist.Tags("EXT-X-KEY"));
        Assert.Equal("v720/120120.m4s", playlist.Addresses[0]);
        Assert.Equal("URI=\"v720/init.mp4\"", playlist.Value("EXT-X-MAP"));
    }

    [Fact]
    public void WriteMedia_ClearTrackOfAnEncryptedVersion_IsAddressedByToken()
    {
        var document = SamplePresentation.Document(true, SamplePresentation.Protection);
        var sound = document.Tracks[^1] with { KeyId = null };
        var presentation = new Presentation(document with { Tracks = [.. document.Tracks.Take(3), sound] }, SamplePresentation.Index(true));
        var playlist = HlsRules.Media(MediaPlaylist.Write(presentation, sound));
        Assert.Empty(playlist.Tags("EXT-X-KEY"));
        Assert.All(playlist.Addresses, address => Assert.StartsWith("a128/", address));
    }

    [Fact]
    public void WriteMedia_Encrypted_SignalsEachSystemInItsOwnForm()
    {
        var presentation = SamplePresentation.Encrypted();
        var keys = HlsRules.Media(MediaPlaylist.Write(presentation, presentation.Track("v360")!)).Tags("EXT-X-KEY").ToDictionary(key => HlsRules.Quoted(key["KEYFORMAT"]));
        Assert.Equal($"\"skd://{SamplePresentation.SdKey}\"", keys["com.apple.streamingkeydelivery"]["URI"]);
        Assert.Equal($"0x{SamplePresentation.SdKey}", keys["urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"]["KEYID"]);
        Assert.EndsWith($"base64,{Convert.ToBase64String(SamplePresentation.PlayReadyHeader)}\"", keys["com.microsoft.playready"]["URI"]);
        Assert.Equal($"\"data:text/plain;base64,{Convert.ToBase64String(Convert.FromHexString(SamplePresentation.SdKey))}\"", keys["org.w3.clearkey"]["URI"]);
    }

    [Fact]
    public void WriteMultivariant_ManySounds_IsTheGoldenPlaylist()
    {
        var text = MultivariantPlaylist.Write(SamplePresentation.ManySounds());
        var playlist = HlsRules.Multivariant(text);
        // The whole ladder with good sound, then less and less for bad networks, at the end without picture.
        Assert.Equal(["v360.m3u8", "v720.m3u8", "v1080.m3u8", "v360.m3u8", "a64.m3u8"], playlist.Addresses);
        var bandwidths = playlist.Tags("EXT-X-STREAM-INF").Select(variant => int.Parse(variant["BANDWIDTH"], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal([.. bandwidths.Take(3).Order(), .. bandwidths.Skip(3).OrderDescending()], bandwidths);
        Assert.Equal("mp4a.40.2", HlsRules.Quoted(playlist.Tags("EXT-X-STREAM-INF").Last()["CODECS"]));
        Golden.Check("main-sounds.m3u8", text);
    }

    [Fact]
    public void WriteMultivariant_ManySoundsAlone_IsTheGoldenPlaylist()
    {
        var text = MultivariantPlaylist.Write(SamplePresentation.ManySounds(picture: false));
        Assert.Equal(["a128.m3u8", "a64.m3u8"], HlsRules.Multivariant(text).Addresses);
        Golden.Check("main-sound-only.m3u8", text);
    }

    [Fact]
    public void WriteMultivariant_NoSound_NamesNoGroup()
    {
        var document = SamplePresentation.Document(true, null);
        var playlist = HlsRules.Multivariant(MultivariantPlaylist.Write(new Presentation(document with { Tracks = [.. document.Tracks.Take(3)] }, [])));
        Assert.All(playlist.Tags("EXT-X-STREAM-INF"), variant => Assert.False(variant.ContainsKey("AUDIO")));
    }

    [Fact]
    public void WriteMultivariant_NoPicture_OffersTheSoundItself()
    {
        var document = SamplePresentation.Document(true, null);
        var playlist = HlsRules.Multivariant(MultivariantPlaylist.Write(new Presentation(document with { Tracks = [document.Tracks[^1]] }, [])));
        Assert.Equal(["a128.m3u8"], playlist.Addresses);
    }

    [Fact]
    public void Attributes_QuoteInsideAValue_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => new Attributes("EXT-X-MEDIA").Quoted("NAME", "a\"b"));
}
