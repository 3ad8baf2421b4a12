namespace EduStream.LocalDapr.Hosting;

/// <summary>W3C trace headers, as daprd treats them while its own tracing is off: passed on, or a trace of zeros.</summary>
internal static class TraceHeaders
{
    public const string None = "00-00000000000000000000000000000000-0000000000000000-00";

    public static void Echo(HttpContext http)
    {
        var (from, to) = (http.Request.Headers, http.Response.Headers);
        to.TraceParent = from.TraceParent.Count > 0 ? from.TraceParent : None;
        if (from.TraceState.Count > 0) { to.TraceState = from.TraceState; }
        if (from.Baggage.Count > 0) { to.Baggage = from.Baggage; }
    }
}
