using Microsoft.AspNetCore.Http.Features;

namespace EduStream.LocalDapr.Hosting;

/// <summary>
/// The HTTP routes of one sidecar. Works on the path as sent, because an encoded slash is part of a state key or an actor id,
/// and because a wrong method is an unknown route here (404), unlike in ASP.NET's own routing.
/// </summary>
public sealed class RouteTable
{
    private readonly List<(string Method, string[] Pattern, RequestDelegate Handler)> _routes = [];

    /// <summary>
    /// Adds a route such as <c>/v1.0/state/{store}/{key}</c>. Values arrive decoded in <see cref="HttpRequest.RouteValues"/>;
    /// <c>{*rest}</c> at the end takes everything, as sent. The first match wins.
    /// </summary>
    public void Map(string methods, string pattern, RequestDelegate handler)
    {
        foreach (var method in methods.Split(' ')) { _routes.Add((method, pattern.Split('/'), handler)); }
    }

    internal RequestDelegate? Find(HttpContext http)
    {
        var path = RawPath(http).Split('/');
        foreach (var (method, pattern, handler) in _routes)
        {
            if ((method == "*" || method == http.Request.Method) && Matches(pattern, path, http.Request.RouteValues)) { return handler; }
        }
        return null;
    }

    /// <summary>The path of the request without query, as the caller sent it.</summary>
    internal static string RawPath(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/')) { return http.Request.Path; }
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    private static bool Matches(string[] pattern, string[] path, RouteValueDictionary values)
    {
        values.Clear();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (i >= path.Length) { return false; }
            var part = pattern[i];
            if (part.StartsWith("{*", StringComparison.Ordinal))
            {
                values[part[2..^1]] = string.Join('/', path[i..]);
                return true;
            }
            if (part.StartsWith('{'))
            {
                if (path[i].Length == 0) { return false; }
                values[part[1..^1]] = Uri.UnescapeDataString(path[i]);
            }
            else if (part != path[i]) { return false; }
        }
        return pattern.Length == path.Length;
    }
}

/// <summary>Short access to what a route captured.</summary>
public static class RouteValues
{
    /// <summary>The decoded value of a route parameter.</summary>
    public static string Route(this HttpContext http, string name) => (string)http.Request.RouteValues[name]!;
}
