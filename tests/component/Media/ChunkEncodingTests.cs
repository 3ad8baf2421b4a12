using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>Chunked output must equal what one encode of the whole file would show: frame by frame, in time, for every kind of clock.</summary>
public class ChunkEncodingTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("25/1", 10, 250)]
    [InlineData("30000/1001", 10, 300)]
    [InlineData("24000/1001", 9, 216)]
    [InlineData("60/1", 9, 540)]
    public async Task Chunks_of_a_constant_rate_show_every_source_frame_once(string rate, double seconds, int frames)
    {
        var file = await media.Clips.MakeAsync(new Clip { Rate = rate, Seconds = seconds });
        var plan = await media.PlanAsync(file);

        Assert.Equal(rate, plan.FrameRate.ToString());
        Assert.InRange(plan.ChunkCount, 2, 3);
        Assert.Equal(Enumerable.Range(0, frames), await ShownAsync(plan, file));
    }

    [Fact]
    public async Task Chunks_of_a_variable_rate_hold_each_picture_until_the_next_one()
    {
        // Pictures of 30 a second, of which many are missing, once for 1.5 s across a chunk's border.
        var file = await media.Clips.MakeAsync(new Clip
        {
            Rate = "30",
            Seconds = 10,
            Filters = @",select='not(eq(mod(n\,3)\,1))*not(between(n\,105\,150))*not(between(n\,230\,245))'",
            Output = ["-fps_mode", "vfr"],
        });
        var plan = await media.PlanAsync(file);
        int[] kept = [.. Enumerable.Range(0, 300).Where(n => n % 3 != 1 && n is not (>= 105 and <= 150) and not (>= 230 and <= 245))];

        Assert.True(plan.Source.Picture.VariableFrameRate);
        var shown = await ShownAsync(plan, file);

        var expected = Enumerable.Range(0, (int)plan.TotalFrames).Select(n => kept.Last(number => number <= n * 30 / plan.FrameRate.Value + 0.001));
        Assert.Equal(expected, shown);
    }

    [Theory]
    [InlineData("ts")]
    [InlineData("mkv")]
    [InlineData("flv")]
    public async Task Chunks_of_other_containers_show_every_source_frame_once(string extension)
    {
        // One key frame in ten seconds: every chunk must be decoded from far before its start.
        var mp4 = await media.Clips.MakeAsync(new Clip { Seconds = 9 });
        var file = await media.Clips.RewrapAsync(mp4, extension);
        var plan = await media.PlanAsync(file);

        Assert.Equal(Enumerable.Range(0, 225), await ShownAsync(plan, file));
    }

    [Theory]
    [InlineData("avi", "mpeg4")]
    [InlineData("mpg", "mpeg2video")]
    [InlineData("wmv", "wmv2")]
    public async Task Chunks_of_old_formats_show_every_source_frame_once(string extension, string codec)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 9, Extension = extension, Encoder = ["-c:v", codec, "-q:v", "3", "-g", "100", "-pix_fmt", "yuv420p"], Output = ["-c:a", "mp2"] });
        var plan = await media.PlanAsync(file);

        Assert.Equal(Enumerable.Range(0, 225), await ShownAsync(plan, file));
    }

    [Fact]
    public async Task Chunks_of_a_recording_without_a_duration_show_every_frame()
    {
        var mp4 = await media.Clips.MakeAsync(new Clip { Seconds = 9 });
        var file = await media.Clips.RewrapAsync(mp4, "mkv", "-f", "matroska", "-live", "1", "-map_metadata", "-1");
        var plan = await media.PlanAsync(file);

        Assert.InRange(plan.Source.DurationSeconds, 8.95, 9.1);
        Assert.Equal(Enumerable.Range(0, 225), (await ShownAsync(plan, file)).Take(225));
    }

    [Fact]
    public async Task The_picture_is_held_while_longer_sound_goes_on()
    {
        var picture = await media.Clips.MakeAsync(new Clip { Seconds = 2, Sound = false });
        var sound = await media.Clips.MakeAsync(new Clip { Seconds = 9, Picture = false, Extension = "m4a" });
        var file = await media.Clips.RewrapAsync(picture, "mp4", "-i", sound, "-map", "0:v", "-map", "1:a");
        var plan = await media.PlanAsync(file);
        var shown = await ShownAsync(plan, file);

        Assert.InRange(plan.TotalFrames, 225, 227);
        Assert.Equal(plan.TotalFrames, shown.Count);
        Assert.Equal(Enumerable.Range(0, 50), shown.Take(50));
        Assert.All(shown.Skip(50), number => Assert.Equal(49, number));
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    public async Task A_single_picture_is_shown_for_as_long_as_the_sound_goes_on(string extension)
    {
        var picture = await media.Clips.MakeAsync(new Clip { Seconds = 0.04, Sound = false });
        var sound = await media.Clips.MakeAsync(new Clip { Seconds = 5, Picture = false, Extension = "m4a" });
        var file = await media.Clips.RewrapAsync(picture, extension, "-i", sound, "-map", "0:v", "-map", "1:a");
        var plan = await media.PlanAsync(file);

        Assert.Equal(Enumerable.Repeat(0, (int)plan.TotalFrames), await ShownAsync(plan, file));
        Assert.InRange(plan.Duration.Value, 4.9, 5.1);
    }

    [Fact]
    public async Task Progress_grows_to_the_end()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 3 });
        var plan = await media.PlanAsync(file);
        List<EncodeProgress> seen = [];

        await media.Encoder.EncodeAsync(plan, 0, file, media.Folder("chunk"), seen.Add);

        Assert.True(seen[^1].Fraction > 0.9);
        Assert.Equal(seen.Order(Comparer<EncodeProgress>.Create((a, b) => a.Fraction.CompareTo(b.Fraction))), seen);
    }

    [Fact]
    public async Task A_stretch_that_cannot_be_decoded_is_an_outcome_not_an_exception()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 9, Sound = false, Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "10", "-g", "25", "-bf", "0", "-pix_fmt", "yuv420p"], Output = ["-movflags", "+faststart"] });
        var plan = await media.PlanAsync(file);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes.AsSpan(bytes.Length / 5).Clear();
        await File.WriteAllBytesAsync(file, bytes);

        var outcome = await media.Encoder.EncodeAsync(plan, 1, file, media.Folder("chunk"));

        Assert.Equal("damaged", Assert.IsType<EncodeOutcome.Unreadable>(outcome).Refusal.Reason);
    }

    private async Task<IReadOnlyList<int>> ShownAsync(EncodingPlan plan, string file)
    {
        List<int> shown = [];
        foreach (var folder in await media.EncodeAsync(plan, file))
        {
            shown.AddRange(await media.Tools.NumbersAsync(Path.Combine(folder, $"{plan.Video[0].Id}.ts")));
        }

        return shown;
    }
}
