using EduStream.Media.Sampling;
using Xunit;

namespace EduStream.Tests.Unit.Media.Sampling;

/// <summary>Made-up samples, 160 x 90, one a second: a letter is a slide, a digit its next step.</summary>
public sealed class SlideDetectorTests
{
    private static readonly SamplingPlan Plan = new(160, 90, 1, 1, 60, 60, 10, 6);

    [Theory]
    [InlineData("AAAABBBCC", "0-4 4-7 7-9")]
    [InlineData("A", "0-1")]
    [InlineData("AAAAAAAA", "0-8")]
    [InlineData("AAAxBBBB", "0-3 3-4 4-8")] // a picture of the change itself is a slide of one second
    public void A_slide_ends_where_the_next_begins(string samples, string slides) => Assert.Equal(slides, Found(samples));

    [Fact]
    public void A_camera_in_the_corner_is_no_change() => Assert.Equal("0-6 6-12", Found("AAAAAABBBBBB", camera: 40));

    [Fact]
    public void A_person_who_fills_the_picture_is_no_slide() => Assert.Equal("", Found("AAAAAAAAAAAA", camera: 160));

    [Fact]
    public void A_mouse_that_moves_is_no_change()
    {
        var detector = new SlideDetector(Plan);
        for (var second = 0; second < 12; second++)
        {
            var frame = Slide('A');
            Fill(frame, second * 12, second * 5, 4, 4, 255);
            detector.Add(frame);
        }

        Assert.Single(detector.Finish(12, 10));
    }

    [Fact]
    public void The_still_is_the_last_sample_because_lists_are_built_up()
    {
        var detector = new SlideDetector(Plan);
        foreach (var slide in "AAAABBB")
        {
            detector.Add(Slide(slide));
        }

        Assert.Equal([3.0, 6], detector.Finish(7, 10).Select(slide => slide.Still));
    }

    [Fact]
    public void Of_too_many_slides_the_longest_are_kept() => Assert.Equal("5-10 12-18", Found("AABBBCCCCCDDEEEEEE", most: 2));

    [Fact]
    public void Slides_that_somebody_leafs_through_are_none_and_the_one_before_keeps_its_own_picture()
    {
        var detector = new SlideDetector(Plan);
        foreach (var slide in "AAAAAAAABCDEFGGGGGGGGGGG")
        {
            detector.Add(Slide(slide));
        }

        var slides = detector.Finish(24, 10);
        Assert.Equal((0.0, 8.0, 7.0), (slides[0].Start, slides[0].End, slides[0].Still));
        Assert.InRange(slides[^1].Start, 13, 18);
        Assert.Equal(24, slides[^1].End);
    }

    private static string Found(string samples, int camera = 0, int most = 100)
    {
        var detector = new SlideDetector(Plan);
        for (var second = 0; second < samples.Length; second++)
        {
            var frame = Slide(samples[second]);
            Fill(frame, 160 - camera, 90 - (camera * 9 / 16), camera, camera * 9 / 16, (byte)(second % 2 == 0 ? 90 : 160));
            detector.Add(frame);
        }

        return string.Join(' ', detector.Finish(samples.Length, most).Select(slide => $"{slide.Start}-{slide.End}"));
    }

    // Lines of words whose places depend on the letter.
    private static byte[] Slide(char letter)
    {
        var frame = new byte[160 * 90];
        Array.Fill(frame, (byte)30);
        for (var line = 0; line < 4; line++)
        {
            for (var word = 0; word < 6; word++)
            {
                Fill(frame, 8 + (word * 16) + (letter * (line + 3) * 7 % 9), 10 + (line * 14), 6 + (letter * (word + 2) % 5), 4, 220);
            }
        }

        return frame;
    }

    private static void Fill(byte[] frame, int left, int top, int width, int height, byte value)
    {
        for (var y = top; y < Math.Min(90, top + height); y++)
        {
            for (var x = left; x < Math.Min(160, left + width); x++)
            {
                frame[(y * 160) + x] = value;
            }
        }
    }
}
