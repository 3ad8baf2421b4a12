using EduStream.Contracts;
using EduStream.ServiceDefaults.SecretKeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>
/// Writes and checks playback tokens: compact JWTs (RFC 7519) signed with HMAC-SHA256 under <see cref="Secrets.PlaybackTokenSigning"/>.
/// The algorithm and the <c>typ</c> header are pinned, so that no other token of the platform passes for one.
/// </summary>
public sealed class PlaybackTokenSigner([FromKeyedServices(Secrets.PlaybackTokenSigning)] SecretKey key, TimeProvider clock)
{
    private const string Type = "edustream-playback+jwt";
    private const string SessionClaim = "sid";
    private const string VideoClaim = "vid";
    private const string VersionClaim = "ver";

    private readonly JsonWebTokenHandler tokens = new() { MaximumTokenSizeInBytes = 2048, SetDefaultTimesOnTokenCreation = false };
    private SymmetricSecurityKey? signingKey;

    /// <summary>True once tokens can be signed and checked.</summary>
    public bool Ready => key.Ready;

    /// <summary>Signs a token. <see cref="SecretKeyUnavailableException"/> while the key is out of reach.</summary>
    public string Issue(PlaybackToken token) => tokens.CreateToken(new SecurityTokenDescriptor
    {
        TokenType = Type,
        SigningCredentials = new SigningCredentials(Key(), SecurityAlgorithms.HmacSha256),
        Expires = token.ExpiresAt.UtcDateTime,
        Claims = new Dictionary<string, object>
        {
            [SessionClaim] = token.SessionId,
            [VideoClaim] = token.VideoId.ToString(),
            [VersionClaim] = token.Version,
        },
    });

    /// <summary>Either the token's content or why it is refused.</summary>
    public async Task<(PlaybackToken? Token, PlaybackRefusal? Refusal)> ReadAsync(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, PlaybackRefusal.Missing);
        }

        if (!key.Ready)
        {
            return (null, PlaybackRefusal.Unavailable);
        }

        var result = await tokens.ValidateTokenAsync(text, Rules());
        if (!result.IsValid)
        {
            return (null, result.Exception is SecurityTokenInvalidLifetimeException ? PlaybackRefusal.Expired : PlaybackRefusal.Invalid);
        }

        return Content((JsonWebToken)result.SecurityToken) is { } token ? (token, null) : (null, PlaybackRefusal.Invalid);
    }

    private static PlaybackToken? Content(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue<string>(SessionClaim, out var session) && session is { Length: 32 } && session.All(char.IsAsciiHexDigitLower)
        && jwt.TryGetPayloadValue<string>(VideoClaim, out var video) && VideoId.TryParse(video, out var videoId)
        && jwt.TryGetPayloadValue<int>(VersionClaim, out var version)
            ? new PlaybackToken(session, videoId, version, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero))
            : null;

    private TokenValidationParameters Rules() => new()
    {
        IssuerSigningKey = Key(),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidTypes = [Type],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // The key signs nothing but playback tokens: issuer and audience would say the same in more bytes of address.
        ValidateIssuer = false,
        ValidateAudience = false,
        LifetimeValidator = (_, expires, _, _) => expires is { } end && clock.GetUtcNow() < new DateTimeOffset(end, TimeSpan.Zero),
    };

    private SymmetricSecurityKey Key() => signingKey ??= new SymmetricSecurityKey(key.Bytes.ToArray());
}
