using System.Security.Cryptography;
using System.Text;
using EduStream.Contracts;
using EduStream.ServiceDefaults.PlaybackTokens;
using EduStream.ServiceDefaults.SecretKeys;
using EduStream.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace EduStream.Tests.Unit.Playback;

public sealed class PlaybackTokenTests
{
    private const string Session = "00112233445566778899aabbccddeeff";
    private const string Type = "edustream-playback+jwt";
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];
    private static readonly VideoId Video = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));
    private readonly ManualClock clock = new();
    private readonly PlaybackTokenSigner signer;

    public PlaybackTokenTests() => signer = new PlaybackTokenSigner(Secret(Key), clock);

    private PlaybackToken Token => new(Session, Video, 2, clock.GetUtcNow().AddHours(12));

    [Fact]
    public async Task ReadAsync_WhatWasIssued_GivesTheSameToken()
    {
        var issued = Token;
        var text = signer.Issue(issued);
        Assert.Equal((issued, null), await signer.ReadAsync(text));
        Assert.InRange(text.Length, 1, 400);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task ReadAsync_Nothing_IsMissing(string? text) => Assert.Equal(PlaybackRefusal.Missing, (await signer.ReadAsync(text)).Refusal);

    [Theory]
    [InlineData("-")]
    [InlineData("a.b.c")]
    [InlineData("not a token")]
    [InlineData("../../etc/passwd")]
    public async Task ReadAsync_Garbage_IsInvalid(string text) => Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync(text)).Refusal);

    [Fact]
    public async Task ReadAsync_MegabytesOfText_IsInvalid() => Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync(new string('a', 1 << 20))).Refusal);

    [Fact]
    public async Task ReadAsync_FromTheSecondOfItsEnd_IsExpired()
    {
        var text = signer.Issue(Token);
        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Null((await signer.ReadAsync(text)).Refusal);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(PlaybackRefusal.Expired, (await signer.ReadAsync(text)).Refusal);
    }

    [Fact]
    public async Task ReadAsync_ChangedContentOrAnotherKey_IsInvalid()
    {
        var parts = signer.Issue(Token).Split('.');
        var other = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"ver\":2", "\"ver\":3", StringComparison.Ordinal));
        Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync($"{parts[0]}.{other}.{parts[2]}")).Refusal);
        var stranger = new PlaybackTokenSigner(Secret(new byte[32]), clock);
        Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync(stranger.Issue(Token))).Refusal);
    }

    [Fact]
    public async Task ReadAsync_UnsignedToken_IsInvalid()
    {
        var payload = signer.Issue(Token).Split('.')[1];
        var header = Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"{{Type}}"}""");
        Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync($"{header}.{payload}.")).Refusal);
    }

    [Fact]
    public async Task ReadAsync_AnotherAlgorithmUnderTheSameKey_IsInvalid()
    {
        var payload = signer.Issue(Token).Split('.')[1];
        var text = $"{Base64UrlEncoder.Encode($$"""{"alg":"HS384","typ":"{{Type}}"}""")}.{payload}";
        var signature = Base64UrlEncoder.Encode(HMACSHA384.HashData(Key, Encoding.ASCII.GetBytes(text)));
        Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync($"{text}.{signature}")).Refusal);
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("at+jwt")]
    public async Task ReadAsync_AnotherKindUnderTheSameKey_IsInvalid(string type) => Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync(Forge(type))).Refusal);

    [Theory]
    [InlineData("sid", "short")]
    [InlineData("sid", "00112233445566778899AABBCCDDEEFF")]
    [InlineData("vid", "not-a-video")]
    [InlineData("ver", "two")]
    [InlineData("sid", null)]
    [InlineData("vid", null)]
    [InlineData("ver", null)]
    public async Task ReadAsync_ClaimThatIsNotOne_IsInvalid(string claim, string? value) =>
        Assert.Equal(PlaybackRefusal.Invalid, (await signer.ReadAsync(Forge(Type, claims => Set(claims, claim, value)))).Refusal);

    [Fact]
    public async Task ReadAsync_WithoutAnEnd_IsRefused() => Assert.NotNull((await signer.ReadAsync(Forge(Type, expires: false))).Refusal);

    [Fact]
    public async Task ReadAsync_BeforeTheKeyIsThere_IsUnavailable()
    {
        var early = new PlaybackTokenSigner(new SecretKey(Secrets.PlaybackTokenSigning), clock);
        Assert.False(early.Ready);
        Assert.Equal(PlaybackRefusal.Unavailable, (await early.ReadAsync(signer.Issue(Token))).Refusal);
        Assert.Throws<SecretKeyUnavailableException>(() => early.Issue(Token));
    }

    private static void Set(Dictionary<string, object> claims, string claim, string? value)
    {
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }
    }

    private string Forge(string type, Action<Dictionary<string, object>>? change = null, bool expires = true)
    {
        var claims = new Dictionary<string, object> { ["sid"] = Session, ["vid"] = Video.ToString(), ["ver"] = 2 };
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Key), SecurityAlgorithms.HmacSha256),
            Expires = expires ? clock.GetUtcNow().AddHours(1).UtcDateTime : null,
            Claims = claims,
        });
    }

    private static SecretKey Secret(byte[] bytes)
    {
        var key = new SecretKey(Secrets.PlaybackTokenSigning);
        key.Accept(Convert.ToBase64String(bytes));
        return key;
    }
}
