using System.Security.Cryptography;
using EduStream.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EduStream.Testing;

/// <summary>An OpenID provider on loopback that signs whatever a test asks for: discovery and keys over HTTP, tokens by a call.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    /// <summary>What apps expect in <c>aud</c>.</summary>
    public const string Audience = "edustream";

    // Making an RSA key is slow; tests need none of their own.
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "test" };
    private static readonly RsaSecurityKey Stranger = new(RSA.Create(2048)) { KeyId = "test" };
    private readonly WebApplication app;

    private FakeIssuer(WebApplication app) => this.app = app;

    /// <summary>For <c>Auth:Authority</c>.</summary>
    public string Authority => app.Urls.First();

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new FakeIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => TypedResults.Content(
            $$"""{"issuer":"{{issuer.Authority}}","jwks_uri":"{{issuer.Authority}}/jwks","id_token_signing_alg_values_supported":["RS256"]}""", "application/json"));
        app.MapGet("/jwks", () =>
        {
            var open = Key.Rsa.ExportParameters(includePrivateParameters: false);
            return TypedResults.Content(
                $$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"test","n":"{{Base64UrlEncoder.Encode(open.Modulus)}}","e":"{{Base64UrlEncoder.Encode(open.Exponent)}}"}]}""",
                "application/json");
        });
        await app.StartAsync();
        return issuer;
    }

    /// <summary>A token that apps accept.</summary>
    public string Token(string sub, params string[] roles) => Mint(sub, roles);

    /// <summary>A token of an instructor.</summary>
    public string Instructor(string sub = "instructor") => Mint(sub, [Roles.Instructor, Roles.Learner]);

    /// <summary>A token of a learner.</summary>
    public string Learner(string sub = "learner") => Mint(sub, [Roles.Learner]);

    /// <summary>A token of an admin.</summary>
    public string Admin(string sub = "admin") => Mint(sub, [Roles.Admin]);

    /// <summary>A token with one thing wrong: another audience, past its time, another issuer, or signed by a stranger's key.</summary>
    public string Mint(string sub, IReadOnlyList<string> roles, string audience = Audience, TimeSpan? life = null, string? issuer = null, bool signedByStranger = false)
    {
        var ends = TimeProvider.System.GetUtcNow().UtcDateTime + (life ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience,
            NotBefore = ends.AddHours(-2),
            Expires = ends,
            Claims = new Dictionary<string, object> { ["sub"] = sub, ["name"] = $"Test {sub}", ["roles"] = roles },
            SigningCredentials = new SigningCredentials(signedByStranger ? Stranger : Key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
