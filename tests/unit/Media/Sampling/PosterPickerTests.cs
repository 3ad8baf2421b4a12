using EduStream.Media.Sampling;
using Xunit;

namespace EduStream.Tests.Unit.Media.Sampling;

public sealed class PosterPickerTests
{
    private static readonly SamplingPlan Plan = new(160, 90, 2, 2, 60, 60, 10, 6);

    [Fact]
    public void Each_fifth_gives_its_sharpest_picture()
    {
        var picked = Pick(Checks(4, 40), Checks(4, 200), Checks(8, 200), Checks(8, 40), Checks(4, 60), Checks(4, 200), Checks(8, 90), Checks(2, 200), Checks(2, 200), Checks(8, 200));

        Assert.Equal([2.0, 4, 10, 14, 16], picked.Select(one => one.Seconds));
    }

    [Fact]
    public void Black_white_and_blank_pictures_are_none()
    {
        Assert.Empty(Pick(Plain(0), Plain(16), Plain(255), Plain(128), Plain(30)));
    }

    [Fact]
    public void The_middle_of_a_cross_fade_is_worth_less_than_what_stands()
    {
        var (one, other) = (Checks(4, 200), Checks(6, 200));
        var middle = one.Zip(other, (left, right) => (byte)((left + right) / 2)).ToArray();

        var scores = new PosterPicker(Plan);
        foreach (var frame in new[] { one, one, middle, other, other })
        {
            scores.Add(frame);
        }

        var picked = scores.Pick();
        Assert.Equal(5, picked.Count);
        Assert.True(picked[2].Score < picked[1].Score / 2 && picked[2].Score < picked[3].Score / 2);
    }

    [Fact]
    public void A_video_of_one_picture_gives_that() => Assert.Equal(0, Assert.Single(Pick(Checks(4, 200))).Seconds);

    [Fact]
    public void A_video_of_no_picture_gives_none() => Assert.Empty(Pick());

    private static IReadOnlyList<PosterCandidate> Pick(params byte[][] frames)
    {
        var picker = new PosterPicker(Plan);
        foreach (var frame in frames)
        {
            picker.Add(frame);
        }

        return picker.Pick();
    }

    private static byte[] Plain(byte value) => [.. Enumerable.Repeat(value, 160 * 90)];

    // A chess board: small, contrasting fields are sharp.
    private static byte[] Checks(int side, byte value) => [.. Enumerable.Range(0, 160 * 90).Select(at => ((at % 160 / side) + (at / 160 / side)) % 2 == 0 ? value : (byte)(value / 4))];
}
