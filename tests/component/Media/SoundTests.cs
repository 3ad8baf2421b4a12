using EduStream.Media.Encoding;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public class SoundTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly string[] Tracks = ["a128.ts", "a64.ts"];

    [Theory]
    [InlineData(0, "mp4")]
    [InlineData(0.34, "mp4")]
    [InlineData(-0.34, "mkv")]
    [InlineData(0.34, "ts")]
    [InlineData(0, "flv")]
    public async Task Beeps_stay_within_20_ms_of_their_place_in_the_picture(double offset, string extension)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 5, SoundOffset = offset, Extension = extension });
        var plan = await media.PlanAsync(file);
        var folder = media.Folder("sound");

        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, folder));

        // A beep starts at every whole second of the sound, so at second + offset of the picture.
        foreach (var track in Tracks)
        {
            var beeps = await media.Tools.BeepsAsync(Path.Combine(folder, track));
            Assert.NotEmpty(beeps);
            Assert.All(beeps.Where(beep => beep > 0.05), beep => Assert.InRange(Math.Abs(Math.IEEERemainder(beep - offset, 1)), 0, 0.02));
        }
    }

    [Fact]
    public async Task Sound_that_ends_early_is_filled_to_the_length_of_the_picture()
    {
        var picture = await media.Clips.MakeAsync(new Clip { Seconds = 6, Sound = false });
        var sound = await media.Clips.MakeAsync(new Clip { Seconds = 2, Picture = false, Extension = "m4a" });
        var file = await media.Clips.RewrapAsync(picture, "mp4", "-i", sound, "-map", "0:v", "-map", "1:a");
        var plan = await media.PlanAsync(file);

        var outcome = Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, media.Folder("sound")));

        Assert.All(outcome.Files, encoded => Assert.InRange(encoded.Frames, 281, 283)); // 6 s of 1024 samples at 48 kHz
    }

    [Theory]
    [InlineData("mono")]
    [InlineData("5.1")]
    public async Task Any_channel_layout_becomes_stereo(string layout)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 2, Output = ["-af", $"aformat=channel_layouts={layout}"] });
        var plan = await media.PlanAsync(file);
        var folder = media.Folder("sound");

        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, folder));
        foreach (var track in Tracks)
        {
            Assert.Equal("2", await media.Tools.EntryAsync(Path.Combine(folder, track), "stream=channels"));
        }
    }

    // Below: a beep each second, alone, quiet, loud; and under clicks that reach far above it.
    [Theory]
    [InlineData("volume=-20dB")]
    [InlineData("volume=-2dB")]
    [InlineData("aeval='val(0)*0.1+if(lt(mod(t\\,0.7)\\,0.002)\\,0.8\\,0)':c=same")]
    [InlineData("aformat=channel_layouts=5.1,volume=-12dB")]
    public async Task Sound_comes_to_its_loudness_and_stays_below_its_peak(string filter)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 8, Output = ["-af", filter] });
        var plan = await media.PlanAsync(file);
        var folder = media.Folder("sound");
        var reports = new List<double>();

        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, folder, done => reports.Add(done.Fraction)));

        foreach (var track in Tracks)
        {
            var (loudness, truePeak) = await media.Tools.LoudnessAsync(Path.Combine(folder, track));
            Assert.InRange(loudness, -17, -15);
            Assert.True(truePeak <= -1, $"{track}: {truePeak} dBTP");
        }

        Assert.Equal(1, reports[^1]);
        Assert.Equal(reports.Order(), reports);
    }

    [Fact]
    public async Task Speech_comes_to_its_loudness()
    {
        var file = Path.Combine(media.Folder("lecture"), "lecture.mp4");
        await media.Tools.Lecture.CreateAsync(file, TimeSpan.FromSeconds(20));
        var plan = await media.PlanAsync(file);
        var folder = media.Folder("sound");

        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, folder));

        foreach (var track in Tracks)
        {
            var (loudness, truePeak) = await media.Tools.LoudnessAsync(Path.Combine(folder, track));
            Assert.InRange(loudness, -17, -15);
            Assert.True(truePeak <= -1, $"{track}: {truePeak} dBTP");
        }
    }

    [Theory]
    [InlineData("volume=-60dB", -16.0)] // next to nothing: noise is not raised
    [InlineData("volume=-6dB", null)] // switched off
    public async Task Silence_and_unwanted_levels_are_left_alone(string filter, double? target)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 4, Output = ["-af", filter] });
        var plan = await media.PlanAsync(file);
        plan = plan with { Audio = [.. plan.Audio.Select(rendition => rendition with { Loudness = target })] };
        var folder = media.Folder("sound");
        var before = (await media.Tools.LoudnessAsync(file)).Loudness;

        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, folder));

        Assert.InRange((await media.Tools.LoudnessAsync(Path.Combine(folder, "a128.ts"))).Loudness, before - 1, before + 1);
    }
}
