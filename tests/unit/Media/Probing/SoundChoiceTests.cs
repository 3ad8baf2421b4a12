using EduStream.Contracts.Presentation;
using EduStream.Media.Probing;

namespace EduStream.Tests.Unit.Media.Probing;

public class SoundChoiceTests
{
    [Fact]
    public void From_SeveralSounds_PutsTheDefaultFirstAndCommentsLast()
    {
        var chosen = Choose(Sound(1, "\"comment\":1,\"default\":1"), Sound(2, ""), Sound(3, "\"visual_impaired\":1"), Sound(4, "\"default\":1"), Sound(5, ""));

        Assert.Equal([4, 2, 5, 1, 3], chosen.Select(stream => stream.Index));
        Assert.Equal(
            [SoundRole.Main, SoundRole.Main, SoundRole.Main, SoundRole.Commentary, SoundRole.Description], chosen.Select(SoundChoice.RoleOf));
    }

    [Theory]
    [InlineData("\"codec_name\":\"aac\"", "\"codec_name\":\"unknown\"")]
    [InlineData("\"codec_name\":\"aac\",", "")]
    [InlineData("\"codec_name\":\"aac\"", "\"codec_name\":\"aac\",\"codec_tag_string\":\"enca\"")]
    public void From_OneThatCannotBeRead_IsLeftOutBesideOthersAndKeptAlone(string good, string bad)
    {
        var odd = Sound(1, "\"default\":1").Replace(good, bad, StringComparison.Ordinal);

        Assert.Equal([2], Choose(odd, Sound(2, "")).Select(stream => stream.Index));
        Assert.Equal([1], Choose(odd).Select(stream => stream.Index));
    }

    [Fact]
    public void From_ThousandsOfSounds_KeepsEight() => Assert.Equal(Enumerable.Range(0, 8), Choose([.. Enumerable.Range(0, 3000).Select(index => Sound(index, ""))]).Select(stream => stream.Index));

    [Theory]
    [InlineData("English", "English")]
    [InlineData("  Prof. O'Neil (room mic)  ", "Prof. O'Neil (room mic)")]
    [InlineData("Café Müller", "Café Müller")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a\"\r\n#EXT-X-KEY:METHOD=NONE", "a EXT-X-KEY METHOD NONE")]
    [InlineData("<script>alert(1)</script>", "script alert(1) /script")]
    [InlineData("\u202Eevil\u0000", "evil")]
    [InlineData("e\u0301\u0301\u0301\u0301", "e\u0301")]
    [InlineData("\uD800x", "x")]
    [InlineData("--- 1 ---", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clean_TrackTitle_IsFitForAMenu(string? text, string? expected) => Assert.Equal(expected, TrackTitle.Clean(text));

    [Fact]
    public void Clean_EndlessTitle_IsCut()
    {
        Assert.Equal(new string('x', TrackTitle.Longest), TrackTitle.Clean(new string('x', 1_000_000)));
        Assert.Equal(TrackTitle.Longest, TrackTitle.Clean(string.Concat(Enumerable.Repeat("𝔘", 1000)))!.Length);
    }

    private static string Sound(int index, string disposition) =>
        $$"""{"index":{{index}},"codec_type":"audio","codec_name":"aac","sample_rate":"48000","channels":2,"disposition":{ {{disposition}} } }""";

    private static IReadOnlyList<FfprobeStream> Choose(params string[] streams) => SoundChoice.From(FfprobeDocument.Parse($$"""{"streams":[{{string.Join(',', streams)}}]}""")!.Streams!);
}
