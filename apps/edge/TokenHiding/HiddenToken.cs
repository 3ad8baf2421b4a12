using Microsoft.AspNetCore.Http.Features;

namespace EduStream.Edge.TokenHiding;

/// <summary>
/// Playback tokens are part of manifest addresses, because native HLS players cannot send headers. Before anything sees a request, the token is
/// taken out of its path: what logs and traces record is <c>/p/-/{videoId}/...</c>.
/// </summary>
internal sealed class HiddenToken
{
    private const string Prefix = "/p/";
    private const string Placeholder = "-";

    private HiddenToken(string text) => Text = text;

    private string Text { get; }

    internal static string? Of(HttpContext context) => context.Features.Get<HiddenToken>()?.Text;

    internal static void Hide(IFeatureCollection features)
    {
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        if (!request.Path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var end = request.Path.IndexOf('/', Prefix.Length);
        var rest = end < 0 ? string.Empty : request.Path[end..];
        features.Set(new HiddenToken(end < 0 ? request.Path[Prefix.Length..] : request.Path[Prefix.Length..end]));
        request.Path = $"{Prefix}{Placeholder}{rest}";
        request.RawTarget = request.Path;
    }
}
