using EduStream.Edge.Manifests;
using EduStream.Edge.Manifests.Dash;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class MpdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Write_Encrypted_IsTheGoldenDescription()
    {
        var text = MpdWriter.Write(SamplePresentation.Encrypted(), Now);
        var mpd = new DashRules(text);
        Assert.Equal(["v720", "v1080", "v360", "a128"], mpd.Representations.Select(representation => DashRules.Text(representation, "id")));
        Golden.Check("manifest.mpd", text);
    }

    [Fact]
    public void Write_Encrypted_TimelinesAreThoseOfTheIndex()
    {
        var mpd = new DashRules(MpdWriter.Write(SamplePresentation.Encrypted(), Now));
        foreach (var representation in mpd.Representations)
        {
            var id = DashRules.Text(representation, "id");
            Assert.Equal(SamplePresentation.Index(true).Where(entry => entry.Track == id).Select(entry => (entry.Time, entry.Duration)), DashRules.Timeline(representation));
        }
    }

    [Fact]
    public void Write_Encrypted_EveryKeyHasASetOfItsOwnThatNamesItsSiblings()
    {
        var mpd = new DashRules(MpdWriter.Write(SamplePresentation.Encrypted(), Now));
        var keys = mpd.Sets.Select(set => set.Elements(DashRules.Mpd + "ContentProtection").Select(element => element.Attribute(DashRules.Cenc + "default_KID")?.Value).Single(value => value is not null));
        Assert.Equal([SamplePresentation.HdKey, SamplePresentation.SdKey, SamplePresentation.SoundKey], keys.Select(key => key!.Replace("-", string.Empty, StringComparison.Ordinal)));
        var switching = mpd.Sets.Select(set => set.Element(DashRules.Mpd + "SupplementalProperty")?.Attribute("value")?.Value);
        Assert.Equal(["2", "1", null], switching);
    }

    [Fact]
    public void Write_Growing_IsDynamicWithAStartThatNeverMoves()
    {
        var early = new DashRules(MpdWriter.Write(SamplePresentation.Encrypted(complete: false), Now));
        var late = new DashRules(MpdWriter.Write(SamplePresentation.Encrypted(complete: false), Now.AddMinutes(5)));
        Assert.Equal("dynamic", DashRules.Text(early.Root, "type"));
        Assert.Equal(DashRules.Text(early.Root, "availabilityStartTime"), DashRules.Text(late.Root, "availabilityStartTime"));
        Assert.NotEqual(DashRules.Text(early.Root, "publishTime"), DashRules.Text(late.Root, "publishTime"));
    }

    [Fact]
    public void Write_Clear_HasNoProtectionAndRelativeAddresses()
    {
        var mpd = new DashRules(MpdWriter.Write(SamplePresentation.Clear(), Now));
        Assert.Empty(mpd.Root.Descendants(DashRules.Mpd + "ContentProtection"));
        Assert.All(mpd.Root.Descendants(DashRules.Mpd + "SegmentTemplate"), template => Assert.DoesNotContain("/media/", DashRules.Text(template, "media")));
        Assert.Equal(2, mpd.Sets.Count);
    }

    [Fact]
    public void Write_ManySounds_HasASetForEachWithBothQualities()
    {
        var text = MpdWriter.Write(SamplePresentation.ManySounds(), Now);
        var sounds = new DashRules(text).Sets.Where(set => DashRules.Text(set, "contentType") == "audio").ToList();
        Assert.Equal(["main", "alternate", "commentary", "description"], sounds.Select(set => DashRules.Text(set.Element(DashRules.Mpd + "Role")!, "value")));
        Assert.Equal(["en", "de", "en", "en"], sounds.Select(set => DashRules.Text(set, "lang")));
        Assert.All(sounds, set => Assert.Equal(2, set.Elements(DashRules.Mpd + "Representation").Count()));
        Golden.Check("manifest-sounds.mpd", text);
    }

    [Fact]
    public void Write_SoundOnly_HasNoPicture() =>
        Assert.All(new DashRules(MpdWriter.Write(SamplePresentation.ManySounds(picture: false), Now)).Sets, set => Assert.Equal("audio/mp4", DashRules.Text(set, "mimeType")));

    [Fact]
    public void Write_GapInTheIndex_SaysTheTimeAfterIt()
    {
        var document = SamplePresentation.Document(true, null);
        var index = SamplePresentation.Index(true).Where(entry => entry.Time != 240240).ToList();
        var mpd = new DashRules(MpdWriter.Write(new Presentation(document, index), Now));
        Assert.Equal([120120, 360360, 480480], DashRules.Timeline(mpd.Representations.First()).Select(segment => segment.Time));
    }
}
