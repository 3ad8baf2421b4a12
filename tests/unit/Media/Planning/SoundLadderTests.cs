using EduStream.Contracts.Presentation;
using EduStream.Media.Planning;
using EduStream.Media.Probing;

namespace EduStream.Tests.Unit.Media.Planning;

public class SoundLadderTests
{
    [Fact]
    public void For_SeveralSounds_HasDistinctIdsAndNames()
    {
        var renditions = For(Sound("en"), Sound("de"), Sound(null), Sound("en", SoundRole.Commentary), Sound("en"), Sound("gsw"), Sound(null, SoundRole.Description), Sound("de", title: "English"));

        Assert.Equal(["a128", "a128-de", "a128-3", "a128-en-2", "a128-en-3", "a128-gsw", "a128-7", "a128-de-2"], Best(renditions).Select(rendition => rendition.Id));
        Assert.Equal(
            ["English", "Deutsch", "Sound", "English (commentary)", "English 2", "gsw", "Audio description", "English 3"], Best(renditions).Select(rendition => rendition.Name));
        Assert.Equal([SoundRole.Main, SoundRole.Commentary], [renditions[0].Role, Best(renditions)[3].Role]);
        Assert.Equal(["a128", "a64", "a128-de", "a64-de"], renditions.Take(4).Select(rendition => rendition.Id));
        Assert.Distinct(renditions.Select(rendition => rendition.Id));
        Assert.All(renditions, rendition => Assert.Equal(("AUDIO", -16), (rendition.KeyClass, rendition.Loudness)));
    }

    [Fact]
    public void Sounds_SeveralSounds_AreThoseOfTheSourceInOrder()
    {
        var plan = Sources.Plan(Sources.Of() with { Audio = [Sound("en") with { Index = 4 }, Sound("de") with { Index = 2 }] });

        Assert.Equal([(0, 4, "a128 a64"), (1, 2, "a128-de a64-de")], plan.Sounds().Select(sound => (sound.Index, sound.Source.Index, string.Join(' ', sound.Renditions.Select(rendition => rendition.Id)))));
        Assert.Equal(["HD", "SD", "AUDIO"], plan.KeyClasses());
    }

    private static IReadOnlyList<AudioRendition> Best(IReadOnlyList<AudioRendition> renditions) => [.. renditions.Where(rendition => rendition.BitRate == 128_000)];

    private static IReadOnlyList<AudioRendition> For(params SourceAudio[] sounds) => SoundLadder.For([.. sounds.Select((sound, index) => sound with { Index = index })], -16);

    private static SourceAudio Sound(string? language, SoundRole role = SoundRole.Main, string? title = null) => new(1, "aac", 48_000, 2, "stereo", 0, language, role, title);
}
