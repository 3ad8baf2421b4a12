using System.Security.Cryptography;

namespace EduStream.LocalDapr.Hosting;

/// <summary>W3C trace headers, as daprd treats them: passed on, or a trace of zeros, while its own tracing is off; a span of its own in each step when it is on.</summary>
internal static class TraceHeaders
{
    public const string None = "00-00000000000000000000000000000000-0000000000000000-00";

    /// <summary>Whether a Configuration asks for spans. They are never exported: apps see the ids, collectors see the apps.</summary>
    public static bool AreOn(IEnumerable<ResourceDocument> documents) => documents.Any(document => document.Kind == "Configuration"
        && double.TryParse(document.Root.Child("spec")?.Child("tracing")?.Text("samplingRate"), System.Globalization.CultureInfo.InvariantCulture, out var rate) && rate > 0);

    /// <summary>Opens the span of a call, where spans are on: from here the request says that it came from there.</summary>
    public static void Open(HttpContext http, bool on)
    {
        if (on) { http.Request.Headers.TraceParent = Child(http.Request.Headers.TraceParent); }
    }

    public static void Echo(HttpContext http)
    {
        var (from, to) = (http.Request.Headers, http.Response.Headers);
        to.TraceParent = from.TraceParent.Count > 0 ? from.TraceParent : None;
        if (from.TraceState.Count > 0) { to.TraceState = from.TraceState; }
        if (from.Baggage.Count > 0) { to.Baggage = from.Baggage; }
    }

    /// <summary>A new span in the given trace, or in a new one.</summary>
    public static string Child(string? parent)
    {
        var trace = parent is { Length: 55 } && parent != None ? parent[3..35] : RandomNumberGenerator.GetHexString(32, lowercase: true);
        return $"00-{trace}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}-01";
    }
}
