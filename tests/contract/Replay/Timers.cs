using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduStream.Tests.Contract.Replay;

/// <summary>Recorded due times, moved to now.</summary>
internal static partial class Timers
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The text with each due time as far ahead as it was when the recorded line was sent. What was due already, or is due never, stays.</summary>
    public static string Moved(string text, IReadOnlyList<JsonElement> lines, JsonElement line) => DueTime().Replace(text, match =>
    {
        var sent = Began(lines).AddMilliseconds(line.GetProperty("t").GetDouble());
        var ahead = Time(match.Groups[1].Value) - sent;
        return ahead > TimeSpan.Zero && ahead < Longest ? match.Value.Replace(match.Groups[1].Value, Text(TimeProvider.System.GetUtcNow() + ahead), StringComparison.Ordinal) : match.Value;
    });

    // The first event of a history was made in the moment in which its work item was given.
    private static DateTimeOffset Began(IReadOnlyList<JsonElement> lines)
    {
        var first = lines.First(line => Stamp().IsMatch(line.GetRawText()));
        return Time(Stamp().Match(first.GetRawText()).Groups[1].Value).AddMilliseconds(-first.GetProperty("t").GetDouble());
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    [GeneratedRegex("\"fireAt\":\\s*\"([^\"]+)\"")]
    private static partial Regex DueTime();

    [GeneratedRegex("\"timestamp\":\\s*\"([^\"]+)\"")]
    private static partial Regex Stamp();
}
