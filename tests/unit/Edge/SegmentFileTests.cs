using EduStream.Edge.Segments;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class SegmentFileTests
{
    [Theory]
    [InlineData("v720/init.mp4", true)]
    [InlineData("a128-de/0.m4s", true)]
    [InlineData("v720/9223372036854775807.m4s", true)]
    [InlineData("storyboard/sheet-0.jpg", true)]
    [InlineData("storyboard/storyboard.vtt", true)]
    [InlineData("storyboard/storyboard.json", false)]
    [InlineData("v720/sheet-0.jpg", false)]
    [InlineData("posters/0.jpg", false)]
    [InlineData("storyboard/sheet-12345.jpg", false)]
    [InlineData("presentation.json", false)]
    [InlineData("v720/presentation.json", false)]
    [InlineData("v720/other.mp4", false)]
    [InlineData("V720/init.mp4", false)]
    [InlineData("../1/v720/init.mp4", false)]
    [InlineData("../init.mp4", false)]
    [InlineData("v720/../init.mp4", false)]
    [InlineData("v720/-1.m4s", false)]
    [InlineData("v720/1.m4s\n", false)]
    [InlineData("v720/١.m4s", false)]
    [InlineData("v720/12345678901234567890.m4s", false)]
    [InlineData("v720\\init.mp4", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsFile_OnlyTheNamesThatPackagingWrites(string? path, bool served) => Assert.Equal(served, SegmentFile.IsFile(path));
}
