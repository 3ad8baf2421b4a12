using EduStream.Media.Samples;
using EduStream.Media.Sampling;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public sealed class SamplingTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private SourceSampler Sampler => new(media.Tools.Runner, media.Tools.Locator);

    [Fact]
    public async Task Slides_of_a_lecture_are_found_where_they_change_although_a_camera_moves_in_the_corner()
    {
        var samples = await SampleAsync(await media.Clips.LectureAsync(24, new LectureFormat(640, 360, SecondsPerSlide: 6)));

        Assert.Equal([0.0, 6, 12, 18], samples.Slides.Select(slide => slide.Start));
        Assert.Equal([6.0, 12, 18, 24], samples.Slides.Select(slide => slide.End), (one, other) => Math.Abs(one - other) < 0.1);
        Assert.Equal([5.0, 11, 17, 23], samples.Slides.Select(slide => slide.Still));
    }

    [Fact]
    public async Task Posters_are_spread_over_the_video()
    {
        var samples = await SampleAsync(await media.Clips.LectureAsync(10, new LectureFormat(320, 180, SecondsPerSlide: 2)));

        Assert.Equal(5, samples.Posters.Count);
        Assert.Equal([0, 1, 2, 3, 4], samples.Posters.Select(poster => (int)(poster.Seconds / 2)));
        Assert.All(samples.Posters, poster => Assert.True(poster.Score > 0));
    }

    [Fact]
    public async Task Tiles_show_what_is_shown_at_their_time()
    {
        // One picture a second: the bar code counts seconds.
        var samples = await SampleAsync(await media.Clips.MakeAsync(new Clip { Rate = "1", Seconds = 12, Sound = false }));

        Assert.Equal((12, 1, 10, 2), (samples.Plan.Tiles, samples.Plan.TileSeconds, samples.Plan.Columns, samples.Plan.Rows));
        Assert.Equal(Enumerable.Range(0, 12), await NumbersAsync(samples, [.. Enumerable.Range(0, 12)]));
    }

    [Theory]
    [InlineData(1, ",negate", 65535)] // one still under the talk; white, because tiles without a picture are black
    [InlineData(10, "", 9)] // a camera that stops
    public async Task Where_the_picture_ends_before_the_sound_its_last_one_is_held(double seconds, string filters, int last)
    {
        var picture = await media.Clips.MakeAsync(new Clip { Rate = "1", Seconds = seconds, Sound = false, Filters = filters });
        var sound = await media.Clips.MakeAsync(new Clip { Seconds = 130, Picture = false, Extension = "m4a" });

        var samples = await SampleAsync(await media.Clips.RewrapAsync(picture, "mp4", "-i", $"file:{sound}", "-map", "0:v", "-map", "1:a"));

        Assert.InRange(samples.Plan.Tiles, 130, 131);
        Assert.Equal((2, 2), (samples.Plan.Sheets, samples.Sheets.Count));
        Assert.Equal([last, last, last, last], await NumbersAsync(samples, [9, 60, 100, samples.Plan.Tiles - 1]));
        Assert.InRange(samples.Slides[^1].End, 129.9, 131);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.21, 30)]
    [InlineData(2.96, 74)]
    [InlineData(50, 74)]
    public async Task A_still_is_what_is_shown_at_its_moment(double seconds, int frame)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 3, Sound = false });
        var still = media.Clips.File("still.jpg");

        Assert.True(await new StillTaker(media.Tools.Runner, media.Tools.Locator).TakeAsync(file, await media.AcceptAsync(file), seconds, StillShape.Poster, still));

        Assert.Equal([frame], await media.Tools.NumbersAsync(still));
    }

    [Fact]
    public async Task A_file_that_cannot_be_decoded_gives_neither_samples_nor_stills()
    {
        var source = await media.AcceptAsync(await media.Clips.MakeAsync(new Clip { Seconds = 3, Sound = false }));
        var broken = await media.Clips.BytesAsync("Dear diary"u8.ToArray());

        Assert.Null(await Sampler.SampleAsync(broken, source, media.Folder("samples")));
        Assert.False(await new StillTaker(media.Tools.Runner, media.Tools.Locator).TakeAsync(broken, source, 1, StillShape.Text, media.Clips.File("still.jpg")));
    }

    [Fact]
    public async Task Black_pictures_are_no_posters()
    {
        var samples = await SampleAsync(await media.Clips.MakeAsync(new Clip { Seconds = 3, Sound = false, Filters = ",drawbox=color=black:t=fill" }));

        Assert.Empty(samples.Posters);
    }

    private string? folder;

    private async Task<IReadOnlyList<int>> NumbersAsync(SourceSamples samples, IReadOnlyList<int> tiles)
    {
        var plan = samples.Plan;
        var numbers = new List<int>();
        foreach (var tile in tiles)
        {
            var crop = $"crop={plan.Width}:{plan.Height}:{tile % plan.Columns * plan.Width}:{tile % (plan.Columns * plan.Rows) / plan.Columns * plan.Height}";
            numbers.Add((await media.Tools.NumbersAsync(Path.Combine(folder!, samples.Sheets[tile / (plan.Columns * plan.Rows)]), crop)).Single());
        }

        return numbers;
    }

    private async Task<SourceSamples> SampleAsync(string file)
    {
        folder = media.Folder("samples");
        return (await Sampler.SampleAsync(file, await media.AcceptAsync(file), folder))!;
    }
}
