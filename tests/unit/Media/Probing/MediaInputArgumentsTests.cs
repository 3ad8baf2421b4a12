using EduStream.Media.Probing;

namespace EduStream.Tests.Unit.Media.Probing;

public class MediaInputArgumentsTests
{
    [Fact]
    public void For_Path_AllowsFilesOnly()
    {
        var arguments = MediaInputArguments.For("/data/uploads/1/source");

        Assert.Equal("file", arguments[1]);
        Assert.Equal("67108864", arguments[arguments.Index().Single(argument => argument.Item == "-max_pixels").Index + 1]);
        Assert.Equal("file:/data/uploads/1/source", arguments[^1]);
        Assert.DoesNotContain("hls", arguments[3].Split(','));
        Assert.DoesNotContain("concat", arguments[3].Split(','));
        Assert.DoesNotContain("image2", arguments[3].Split(','));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/a")]
    [InlineData("http://[::1]:5000/a")]
    public void For_LoopbackAddress_AllowsHttpOnly(string input) => Assert.Equal("http,tcp", MediaInputArguments.For(input)[1]);

    [Theory]
    [InlineData("http://10.0.0.1/a")]
    [InlineData("http://localhost/a")] // a name: what it means is decided elsewhere
    [InlineData("https://127.0.0.1/a")]
    [InlineData("concat:/etc/passwd|/a")]
    [InlineData("subfile,,start,0,end,0,,:/etc/passwd")]
    [InlineData("relative/source")]
    [InlineData("")]
    public void For_AnythingElse_IsRefused(string input) => Assert.Throws<ArgumentException>(() => MediaInputArguments.For(input));
}
