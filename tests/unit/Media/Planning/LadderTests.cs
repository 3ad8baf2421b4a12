using EduStream.Contracts.Licensing;
using EduStream.Media.Planning;

namespace EduStream.Tests.Unit.Media.Planning;

public class LadderTests
{
    [Theory]
    [InlineData(1920, 1080, "1920x1080 1280x720 960x540 640x360")]
    [InlineData(1280, 720, "1280x720 960x540 640x360")]
    [InlineData(3840, 2160, "1920x1080 1280x720 960x540 640x360")]
    [InlineData(1080, 1920, "1080x1920 720x1280 540x960 360x640")]
    [InlineData(854, 480, "854x480 640x360 428x240")]
    [InlineData(853, 479, "852x478 642x360 428x240")]
    [InlineData(720, 576, "720x576 450x360 300x240")]
    [InlineData(1280, 960, "1280x960 960x720 720x540 480x360")]
    [InlineData(320, 180, "320x180")]
    [InlineData(16, 16, "16x16")]
    [InlineData(3840, 1080, "2742x772 1920x540 1280x360")]
    [InlineData(4000, 100, "4000x100")]
    public void For_Source_GivesTheLadder(int width, int height, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ladder.For(width, height, 30, 1080).Select(rendition => $"{rendition.Width}x{rendition.Height}")));

    [Fact]
    public void For_AnySize_IsEvenNeverAboveTheSourceAndDistinct()
    {
        var random = new Random(20);
        for (var round = 0; round < 2000; round++)
        {
            var (width, height) = (random.Next(16, 8192), random.Next(16, 8192));
            var ladder = Ladder.For(width, height, 30, 1080);

            Assert.All(ladder, rendition => Assert.True(rendition.Width % 2 == 0 && rendition.Height % 2 == 0 && rendition.Width >= 2 && rendition.Height >= 2));
            Assert.All(ladder, rendition => Assert.True(rendition.Width <= width && rendition.Height <= height));
            Assert.Equal(ladder.Count, ladder.DistinctBy(rendition => rendition.Id).Count());
            Assert.All(ladder.Zip(ladder.Skip(1)), pair => Assert.True(pair.First.MaxRate > pair.Second.MaxRate));
            Assert.All(ladder, rendition => Assert.Matches("^v[0-9]+$", rendition.Id));
            if (Math.Min(ladder[0].Width, ladder[0].Height) >= 720)
            {
                Assert.True(ladder.Count >= 3);
            }
        }
    }

    [Fact]
    public void For_Renditions_SplitIntoKeyClassesAt576()
    {
        Assert.Equal([KeyClasses.Hd, KeyClasses.Hd, KeyClasses.Sd, KeyClasses.Sd], Ladder.For(1920, 1080, 30, 1080).Select(rendition => rendition.KeyClass));
        Assert.Equal(KeyClasses.Sd, Ladder.For(720, 576, 30, 1080)[0].KeyClass);
        Assert.Equal(KeyClasses.Sd, Ladder.For(540, 960, 30, 1080)[0].KeyClass);
    }

    [Fact]
    public void For_HigherFrameRate_MayTakeMoreBits()
    {
        Assert.Equal(4_800_000, Ladder.For(1920, 1080, 30, 1080)[0].MaxRate);
        Assert.Equal(6_790_000, Ladder.For(1920, 1080, 60, 1080)[0].MaxRate);
        Assert.True(Ladder.For(1920, 1080, 10, 1080)[0].MaxRate < 4_000_000);
    }
}
