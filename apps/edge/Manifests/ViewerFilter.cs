using System.Globalization;
using EduStream.Contracts;
using EduStream.Edge.TokenHiding;
using EduStream.ServiceDefaults.PlaybackTokens;

namespace EduStream.Edge.Manifests;

/// <summary>Lets only the viewer of a live session through; the session is then a feature of the request.</summary>
internal sealed class ViewerFilter(PlaybackGate gate) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // What is no id is the id of nothing, and so another video than the token's.
        _ = VideoId.TryParse(http.GetRouteValue("videoId") as string, out var videoId);
        _ = int.TryParse(http.GetRouteValue("version") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var (session, refusal) = await gate.CheckAsync(HiddenToken.Of(http), (videoId, version), http.RequestAborted);
        if (session is null)
        {
            return http.Refuse(refusal!.Value);
        }

        http.Features.Set(session);
        return await next(context);
    }
}
