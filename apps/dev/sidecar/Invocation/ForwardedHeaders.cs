using Microsoft.Extensions.Primitives;

namespace EduStream.LocalDapr.Invocation;

/// <summary>Which headers pass from caller to app and back.</summary>
internal static class ForwardedHeaders
{
    private static readonly string HostName = Environment.MachineName;

    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    // The sidecar's own business, or what only a sidecar may say.
    private static readonly HashSet<string> NotForApps = new(HopByHop, StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Dapr-Api-Token", "Dapr-App-Id", "Dapr-Caller-App-Id", "Dapr-Callee-App-Id", "Dapr-Caller-Namespace", "Traceparent", "Expect",
    };

    public static void ToApp(IEnumerable<KeyValuePair<string, StringValues>> from, HttpRequestMessage to)
    {
        foreach (var (name, value) in from)
        {
            if (NotForApps.Contains(name) || name.StartsWith(':')) { continue; }
            string?[] values = value.ToArray();
            if (!to.Headers.TryAddWithoutValidation(name, values)) { to.Content?.Headers.TryAddWithoutValidation(name, values); }
        }
    }

    /// <summary>What the app learns about the caller, when that is another app.</summary>
    public static void AddCaller(HttpRequestMessage request, Sidecar caller, Sidecar? callee, StringValues traceParent)
    {
        var headers = request.Headers;
        var parent = traceParent.Count > 0 ? traceParent.ToString() : TraceHeaders.None;
        headers.TryAddWithoutValidation("Traceparent", callee is not null && caller.Services.Traces && caller.AppId != callee.AppId ? TraceHeaders.Child(parent) : parent);
        if (callee is null || caller.AppId == callee.AppId) { return; }
        headers.TryAddWithoutValidation("Dapr-Caller-App-Id", caller.AppId);
        headers.TryAddWithoutValidation("Dapr-Caller-Namespace", "default");
        headers.TryAddWithoutValidation("Dapr-Callee-App-Id", callee.AppId);
        headers.TryAddWithoutValidation("Forwarded", $"for=127.0.0.1;by=127.0.0.1;host={HostName}");
        headers.TryAddWithoutValidation("X-Forwarded-For", "127.0.0.1");
        headers.TryAddWithoutValidation("X-Forwarded-Host", HostName);
    }

    public static void ToCaller(HttpResponseMessage from, HttpResponse to)
    {
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated))
        {
            if (!HopByHop.Contains(name) && !name.Equals("Traceparent", StringComparison.OrdinalIgnoreCase)) { to.Headers[name] = values.ToArray(); }
        }
    }
}
