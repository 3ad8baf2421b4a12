using EduStream.ServiceDefaults.SecretKeys;
using Xunit;

namespace EduStream.Tests.Unit.Playback;

public sealed class SecretKeyTests
{
    private readonly SecretKey key = new("some-key");

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "missing")]
    [InlineData("  \n", "missing")]
    [InlineData("not base64!", "malformed")]
    [InlineData("c2hvcnQ=", "malformed")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", "malformed")]
    public void Accept_NotAKey_SaysSoInOneSentenceWithoutRepeatingIt(string? text, string word)
    {
        var wrong = key.Accept(text);
        Assert.Contains(word, wrong);
        Assert.Contains("'some-key'", wrong);
        Assert.DoesNotContain(string.IsNullOrWhiteSpace(text) ? "\n" : text, wrong);
        Assert.False(key.Ready);
        Assert.Throws<SecretKeyUnavailableException>(() => key.Bytes);
    }

    [Fact]
    public void Accept_32Bytes_IsReady()
    {
        Assert.Null(key.Accept(Convert.ToBase64String(new byte[32]) + "\n"));
        Assert.True(key.Ready);
        Assert.Equal(32, key.Bytes.Length);
    }
}
