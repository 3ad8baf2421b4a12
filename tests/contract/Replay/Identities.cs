using System.Text;
using System.Text.RegularExpressions;

namespace EduStream.Tests.Contract.Replay;

/// <summary>
/// Compares texts up to ids and times. Each id of the recording stands for one id of the run and for no other, so a stale ETag is stale in both.
/// A time stands for any time written the same way; the zero time only for itself.
/// </summary>
internal sealed partial class Identities
{
    private Dictionary<string, string> _run = new(StringComparer.Ordinal);
    private Dictionary<string, string> _recorded = new(StringComparer.Ordinal);

    /// <summary>The text with every known id of the recording replaced by its own of this run. An id that a request brings stands for itself.</summary>
    public string ToRun(string recorded) => Variable().Replace(recorded, match =>
    {
        if (match.Groups["id"].Success && !_run.ContainsKey(match.Value)) { Pair(match.Value, match.Value); }
        return _run.GetValueOrDefault(match.Value, match.Value);
    });

    /// <summary>Null when equal, otherwise what differs. Learns the ids only when equal.</summary>
    public string? Difference(string recorded, string run)
    {
        var (before, beforeBack) = (new Dictionary<string, string>(_run), new Dictionary<string, string>(_recorded));
        if (Same(recorded, run)) { return null; }
        (_run, _recorded) = (before, beforeBack);
        return $"recorded: {recorded}\n     run: {run}";
    }

    private bool Same(string recorded, string run)
    {
        var (left, right) = (Variable().Matches(recorded), Variable().Matches(run));
        if (left.Count != right.Count) { return false; }
        var (leftAt, rightAt) = (0, 0);
        foreach (var (expected, actual) in left.Zip(right))
        {
            if (recorded[leftAt..expected.Index] != run[rightAt..actual.Index] || !SameValue(expected, actual)) { return false; }
            (leftAt, rightAt) = (expected.Index + expected.Length, actual.Index + actual.Length);
        }
        return recorded[leftAt..] == run[rightAt..];
    }

    private bool SameValue(Match recorded, Match run)
    {
        if (recorded.Groups["time"].Success)
        {
            return run.Groups["time"].Success && recorded.Value.StartsWith("0001-", StringComparison.Ordinal) == run.Value.StartsWith("0001-", StringComparison.Ordinal);
        }
        if (recorded.Groups["bytes"].Success)
        {
            return recorded.Value == run.Value || (run.Groups["bytes"].Success && Decode(recorded) is { } left && Decode(run) is { } right && Same(left, right));
        }
        if (!run.Groups["id"].Success) { return false; }
        if (_run.TryGetValue(recorded.Value, out var known)) { return known == run.Value; }
        if (_recorded.ContainsKey(run.Value)) { return false; }
        Pair(recorded.Value, run.Value);
        return true;
    }

    private void Pair(string recorded, string run) => (_run[recorded], _recorded[run]) = (run, recorded);

    private static string? Decode(Match match)
    {
        var bytes = new byte[match.Groups["bytes"].Length];
        return Convert.TryFromBase64String(match.Groups["bytes"].Value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    [GeneratedRegex("""
        (?<id>\b(?!0{16})[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b(?!0{16})[0-9a-f]{32}\b|\b(?!0{16})[0-9a-f]{16}\b|(?<=\|\|start)[\w-]{5,10}(?="))|(?<time>\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z|\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC)|(?<="data_base64":")(?<bytes>[^"]+)(?=")
        """)]
    private static partial Regex Variable();
}
