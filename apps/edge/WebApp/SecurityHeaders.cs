using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace EduStream.Edge.WebApp;

/// <summary>What browsers are told to refuse.</summary>
internal sealed class SecurityHeaders(IOptionsMonitor<JwtBearerOptions> signIn)
{
    private readonly string policy = Policy(new Uri(signIn.Get(JwtBearerDefaults.AuthenticationScheme).Authority!).GetLeftPart(UriPartial.Authority));

    /// <summary>On every answer.</summary>
    internal static Task ApplyTo(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    /// <summary>On pages.</summary>
    internal void ApplyToPage(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), autoplay=(self), encrypted-media=(self), fullscreen=(self), picture-in-picture=(self)";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string Policy(string identity) => string.Join("; ",
        "default-src 'self'",
        "script-src 'self'",
        // The player's controls set style attributes in markup.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        // Media Source Extensions attach by blob: addresses; the player's transmuxer is a worker made from one.
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        $"connect-src 'self' {identity}",
        $"frame-src {identity}",
        $"form-action 'self' {identity}",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'");
}
