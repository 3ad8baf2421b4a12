using EduStream.Contracts.Videos;
using EduStream.Media.Encoding;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>Recordings without picture, in what people record and publish them in.</summary>
public class SoundOnlyTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("mp3", "libmp3lame")]
    [InlineData("m4a", "aac")]
    [InlineData("aac", "aac")]
    [InlineData("ogg", "libvorbis")]
    [InlineData("opus", "libopus")]
    [InlineData("flac", "flac")]
    [InlineData("wav", "pcm_s16le")]
    [InlineData("aiff", "pcm_s16be")]
    [InlineData("mp4", "aac")]
    [InlineData("mkv", "libopus")]
    [InlineData("ts", "aac")]
    public async Task Sound_alone_is_encoded_whole_and_in_time(string extension, string codec)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 4.5, Picture = false, Extension = extension, Output = ["-c:a", codec] });
        var plan = await media.PlanAsync(file);
        var folder = media.Folder("sound");

        Assert.Null(plan.Source.Video);
        Assert.InRange(plan.Duration.Value, 4.49, 4.6);
        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, file, folder));
        var beeps = await media.Tools.BeepsAsync(Path.Combine(folder, "a64.ts"));
        Assert.Equal(5, beeps.Count);

        // The first one fades in, because the encoder's priming is dropped. What the source's encoder put before the sound stays: nobody can tell it from sound.
        Assert.InRange(beeps[1], 1, 1.06);
        Assert.All(beeps.Skip(1), beep => Assert.InRange(Math.Abs(Math.IEEERemainder(beep - beeps[1], 1)), 0, 0.005));
    }

    [Fact]
    public async Task An_mp3_that_breaks_off_is_published_as_far_as_it_goes()
    {
        var whole = await media.Clips.MakeAsync(new Clip { Seconds = 8, Picture = false, Extension = "mp3", Output = ["-c:a", "libmp3lame", "-b:a", "64k"] });

        Assert.InRange((await media.AcceptAsync(await media.Clips.CutOffAsync(whole, 0.5))).DurationSeconds, 3, 5);
    }

    [Fact]
    public async Task Sound_with_an_index_that_breaks_off_is_damaged()
    {
        var whole = await media.Clips.MakeAsync(new Clip { Seconds = 60, Picture = false, Extension = "m4a", Output = ["-movflags", "+faststart"] });

        Assert.Equal(FailureReasons.Damaged, (await media.RefuseAsync(await media.Clips.CutOffAsync(whole, 0.5))).Reason);
    }
}
