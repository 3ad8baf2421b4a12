using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;
using EduStream.Testing;

namespace EduStream.Tests.Unit.Media.Encoding;

public class ArgumentsTests
{
    [Fact]
    public void Chunk_FirstOfNtscLecture_IsGolden() => CheckChunk("chunk-first-ntsc", Sources.Of(rate: new Rational(30_000, 1001)), 0);

    [Fact]
    public void Chunk_MiddleOfLateStartingFilm_IsGolden() =>
        CheckChunk("chunk-middle-film", Sources.Of(1280, 720, new Rational(24_000, 1001)).With(video => video with { Start = new Rational(7, 5), TimeBase = new Rational(1, 1000) }), 1);

    [Fact]
    public void Chunk_InterlacedSdWithWideSamples_IsGolden() =>
        CheckChunk("chunk-interlaced-sd", Sources.Of(1024, 576, 25).With(video => video with { CodedWidth = 720, CodedHeight = 576, Interlaced = true, ColorTagged = false }), 0);

    [Fact]
    public void Chunk_PortraitHdrOneRendition_IsGolden() =>
        CheckChunk("chunk-portrait-hdr", Sources.Of(180, 320, 30).With(video => video with { Rotation = 90, HighDynamicRange = true, PixelFormat = "yuv420p10le" }), 0);

    [Fact]
    public void Audio_PictureStartsLater_IsGolden()
    {
        var plan = Sources.Plan(Sources.Of().With(video => video with { Start = new Rational(1, 30) }));

        Golden.Check("audio-late-picture.txt", Lines(Build(plan, "/media/source", "/scratch", null)));
    }

    [Fact]
    public void Audio_BroughtToLoudness_IsGolden()
    {
        var plan = Sources.Plan();

        Golden.Check("audio-level.txt", Lines(Build(plan, "/media/source", "/scratch", 7.456)));
    }

    [Fact]
    public void Audio_PartInTheMiddle_IsGolden()
    {
        var plan = Sources.Plan();
        var part = SoundWindow.Of(plan, plan.Audio[0], plan.Chunk(1));

        Golden.Check("audio-part.txt", Lines(AudioArguments.Build(plan, plan.Sounds()[0], part, "/media/source", "/scratch", 7.456)));
    }

    [Fact]
    public void Audio_Measured_IsGolden()
    {
        var plan = Sources.Plan();

        Golden.Check("audio-measure.txt", Lines(Measure(plan, "/media/source", 7.456)));
    }

    [Fact]
    public void Audio_SecondSoundWithoutPicture_IsGolden()
    {
        var source = Sources.Of() with { Video = null };
        var plan = Sources.Plan(source with { Audio = [source.Audio[0] with { Start = new Rational(1, 40) }, source.Audio[0] with { Index = 5, Start = new Rational(1, 50) }] });

        Golden.Check("audio-second-alone.txt", Lines(Build(plan, "/media/source", "/scratch", null, sound: 1)));
    }

    [Fact]
    public void Audio_ManyChannelsWithoutLayout_TakesTheFirstTwo()
    {
        var source = Sources.Of();
        var plan = Sources.Plan(source with { Audio = [source.Audio[0] with { Channels = 8, Layout = null }] });

        Assert.Contains(Build(plan, "/media/source", "/scratch", null), argument => argument.Contains("pan=stereo|c0=c0|c1=c1", StringComparison.Ordinal));
    }

    [Fact]
    public void Chunk_ClockThatDoesNotFit_FallsBackToTheFrameClock()
    {
        var plan = Sources.Plan(Sources.Of().With(video => video with { TimeBase = new Rational(1, 2_147_483_629) }));

        Assert.Contains("settb=1/30,", PictureFilters.Graph(plan, plan.Chunk(0)), StringComparison.Ordinal);
    }

    private static void CheckChunk(string name, SourceInfo source, int chunk)
    {
        var plan = EncodingPlanner.Plan(source, new EncodingOptions());

        Golden.Check($"{name}.txt", Lines(ChunkArguments.Build(plan, plan.Chunk(chunk), "/media/source", "/scratch")));
    }

    private static IReadOnlyList<string> Build(EncodingPlan plan, string input, string folder, double? gain, int sound = 0) =>
        AudioArguments.Build(plan, plan.Sounds()[sound], Whole(plan), input, folder, gain);

    private static IReadOnlyList<string> Measure(EncodingPlan plan, string input, double? gain) => AudioArguments.Measure(plan, plan.Sounds()[0], Whole(plan), input, gain);

    private static SoundWindow Whole(EncodingPlan plan) => SoundWindow.Whole(plan, plan.Audio[0]);

    private static string Lines(IEnumerable<string> arguments) => string.Join('\n', arguments) + "\n";
}
