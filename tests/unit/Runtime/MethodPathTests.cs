using EduStream.LocalDapr.Invocation;
using Xunit;

namespace EduStream.Tests.Unit.Runtime;

public sealed class MethodPathTests
{
    [Theory]
    [InlineData("", "/")]
    [InlineData("a/b", "/a/b")]
    [InlineData("a//b/./c", "/a/b/c")]
    [InlineData("a/../../b", "/b")]
    [InlineData("a%2F..%2Fb", "/b")]
    [InlineData("a%20b/%D1%8F", "/a%20b/%D1%8F")]
    [InlineData("a%3Fb%23c", "/a%3Fb%23c")]
    [InlineData("a/", "/a/")]
    public void Clean_AnyPath_CannotClimb(string raw, string expected) => Assert.Equal(expected, MethodPath.Clean(raw));
}
