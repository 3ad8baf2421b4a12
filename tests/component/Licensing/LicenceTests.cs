using System.Net;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Licensing;

public sealed class LicenceTests
{
    private const string Stranger = "ffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task A_licence_holds_those_of_the_keys_that_belong_to_the_session()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        await licensing.CreateAsync();
        var keys = await licensing.ReleaseAsync();
        using var answer = await licensing.LicenceAsync(licensing.Token(), keys[0].KeyId, Stranger, keys[2].KeyId);
        var licence = await answer.ReadAsync<JsonElement>();
        Assert.Equal("temporary", licence.GetProperty("type").GetString());
        Assert.Equal(
            [("oct", LicensingFixture.Encode(keys[0].KeyId), LicensingFixture.Encode(keys[0].Key)), ("oct", LicensingFixture.Encode(keys[2].KeyId), LicensingFixture.Encode(keys[2].Key))],
            licence.GetProperty("keys").EnumerateArray().Select(key => (key.GetProperty("kty").GetString()!, key.GetProperty("kid").GetString()!, key.GetProperty("k").GetString()!)));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Keys_of_another_video_or_version_or_of_none_are_refused()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        await licensing.CreateAsync(2);
        await (await licensing.LicenceAsync(licensing.Token(), Stranger)).IsProblemAsync(HttpStatusCode.Forbidden, "no-key-granted");
        await (await licensing.LicenceAsync(licensing.Token(version: 2), ids)).IsProblemAsync(HttpStatusCode.Forbidden, "no-key-granted");
        await (await licensing.LicenceAsync(licensing.Token(VideoId.From(Guid.CreateVersion7())), ids)).IsProblemAsync(HttpStatusCode.Forbidden, "no-key-granted");
    }

    [Fact]
    public async Task No_licence_without_a_good_token_of_a_session_that_lives()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        var signer = licensing.App.Services.GetRequiredService<PlaybackTokenSigner>();
        await (await licensing.LicenceAsync(null, ids)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-missing");
        await (await licensing.LicenceAsync("garbage", ids)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-invalid");
        await (await licensing.LicenceAsync(licensing.App.Issuer.Admin(), ids)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-invalid");

        var brief = licensing.Sessions.Open(signer, LicensingFixture.Video, 1, TimeSpan.FromSeconds(5)).Token;
        licensing.Clock.Advance(TimeSpan.FromSeconds(6));
        await (await licensing.LicenceAsync(brief, ids)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-expired");

        var (ended, token) = licensing.Sessions.Open(signer, LicensingFixture.Video, 1);
        licensing.Sessions.End(ended);
        await (await licensing.LicenceAsync(token, ids)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-session-ended");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<xml/>")]
    [InlineData("{\"kids\":[\"short\"]}")]
    [InlineData("{\"kids\":[\"AAAAAAAAAAAAAAAAAAAAAA\"],\"type\":\"persistent-license\"}")]
    public async Task A_body_that_is_no_licence_request_is_refused(string body)
    {
        await using var licensing = await LicensingFixture.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        await (await licensing.LicenceAsync(licensing.Token(), content)).IsProblemAsync(HttpStatusCode.BadRequest, "licence-request-malformed");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_so_or_not(bool saysSo)
    {
        await using var licensing = await LicensingFixture.StartAsync();
        using HttpContent content = saysSo ? new ByteArrayContent(new byte[5000]) : new StreamContent(new EndlessStream(1_000_000));
        await (await licensing.LicenceAsync(licensing.Token(), content)).IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "licence-request-too-large");
    }

    [Fact]
    public async Task A_session_that_asks_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var licensing = await LicensingFixture.StartAsync(new() { ["ClearKey:LicencesPerMinute"] = "2" });
        var ids = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        var token = licensing.Token();
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(token, ids)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(token, ids)).StatusCode);
        using var refused = await licensing.LicenceAsync(token, ids);
        await refused.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(licensing.Token(), ids)).StatusCode);
    }

    /// <summary>Bytes without a length in front: sent in chunks.</summary>
    private sealed class EndlessStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override bool CanSeek => false;
    }
}
