using EduStream.Media.Samples;

namespace EduStream.Tests.Component.Media;

public class SampleLectureTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task A_lecture_has_slides_movement_and_speech()
    {
        var file = await media.Clips.LectureAsync(7, new LectureFormat(640, 360, "30000/1001", SecondsPerSlide: 3));
        var source = await media.AcceptAsync(file);

        Assert.Equal((640, 360), (source.Picture.Width, source.Picture.Height));
        Assert.Equal("30000/1001", source.Picture.FrameRate.ToString());
        Assert.InRange(source.DurationSeconds, 6.9, 7.1);
        Assert.NotEmpty(await media.Tools.BeepsAsync(file));
    }

    [Fact]
    public async Task A_lecture_without_a_voice_is_silent()
    {
        var file = await media.Clips.LectureAsync(1, new LectureFormat(320, 180) { Voice = string.Empty });

        Assert.Empty((await media.AcceptAsync(file)).Audio);
    }
}
