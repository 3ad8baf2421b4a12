using EduStream.Edge.TokenHiding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class HiddenTokenTests
{
    [Theory]
    [InlineData("/p/secret/v/1/main.m3u8", "/p/-/v/1/main.m3u8", "secret")]
    [InlineData("/P/secret/v/1/main.m3u8", "/p/-/v/1/main.m3u8", "secret")]
    [InlineData("/p/secret", "/p/-", "secret")]
    [InlineData("/p//v/1/main.m3u8", "/p/-/v/1/main.m3u8", "")]
    [InlineData("/p/", "/p/-", "")]
    [InlineData("/p/-/v/1/main.m3u8", "/p/-/v/1/main.m3u8", "-")]
    [InlineData("/media/v/1/v720/1.m4s", "/media/v/1/v720/1.m4s", null)]
    [InlineData("/player", "/player", null)]
    public void Hide_ManifestAddress_KeepsTheTokenOutOfThePath(string path, string seen, string? token)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = path;
        HiddenToken.Hide(context.Features);
        Assert.Equal(seen, context.Request.Path);
        Assert.Equal(seen, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        Assert.Equal(token, HiddenToken.Of(context));
    }
}
