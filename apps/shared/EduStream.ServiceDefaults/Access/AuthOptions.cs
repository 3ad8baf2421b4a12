using System.ComponentModel.DataAnnotations;

namespace EduStream.ServiceDefaults.Access;

/// <summary>Who signs people in.</summary>
internal sealed class AuthOptions
{
    internal const string Section = "Auth";

    /// <summary>Issuer of sign-in tokens: an OpenID Connect provider's base address. Must be https unless it is on this machine.</summary>
    [Required]
    [Url]
    public required string Authority { get; init; }

    /// <summary>What the <c>aud</c> claim must name. Default <c>edustream</c>.</summary>
    [Required]
    public string Audience { get; init; } = "edustream";
}
