using System.Security.Cryptography;

namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>
/// Hands the starter's sampled trace on to the workflow and its activities. This runtime exports no spans of its own,
/// so everything hangs below the starter's span.
/// </summary>
internal static class TraceContexts
{
    private const int TraceParentLength = 55;

    /// <summary>Null unless the caller's trace is being recorded.</summary>
    public static TraceContext? From(string? traceParent, string? traceState)
    {
        if (traceParent is not { Length: TraceParentLength } || !traceParent.EndsWith("-01", StringComparison.Ordinal)) { return null; }
        return new TraceContext { TraceParent = traceParent, TraceState = string.IsNullOrEmpty(traceState) ? null : traceState };
    }

    public static string NewSpanId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}
