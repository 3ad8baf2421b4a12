using Microsoft.Net.Http.Headers;

namespace EduStream.Edge.Segments;

/// <summary>
/// Media may be read by a page of any origin: it is either ciphertext or bound to a token in its address, and never to a cookie. So a player can stand on
/// another host than the edge, and segments behind another host than the manifest.
/// </summary>
internal static class MediaCors
{
    internal const string Policy = "media";

    internal static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    internal static WebApplicationBuilder AddMediaCors(this WebApplicationBuilder builder)
    {
        builder.Services.AddCors(cors => cors.AddPolicy(Policy, policy => policy
            .AllowAnyOrigin()
            .WithMethods(Reading)
            .WithHeaders(HeaderNames.Range, HeaderNames.IfNoneMatch, HeaderNames.IfRange)
            .WithExposedHeaders(HeaderNames.ContentLength, HeaderNames.ContentRange, HeaderNames.AcceptRanges, HeaderNames.ETag)
            .SetPreflightMaxAge(TimeSpan.FromDays(1))));
        return builder;
    }
}
