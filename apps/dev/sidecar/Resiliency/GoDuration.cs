using System.Text.RegularExpressions;

namespace EduStream.LocalDapr.Resiliency;

/// <summary>Durations as Go writes them: <c>250ms</c>, <c>1m30s</c>.</summary>
internal static partial class GoDuration
{
    public static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return null; }
        var (total, matched) = (TimeSpan.Zero, 0);
        foreach (Match part in Part().Matches(text))
        {
            var value = double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            total += part.Groups[2].Value switch
            {
                "h" => TimeSpan.FromHours(value),
                "m" => TimeSpan.FromMinutes(value),
                "s" => TimeSpan.FromSeconds(value),
                "ms" => TimeSpan.FromMilliseconds(value),
                _ => TimeSpan.FromMicroseconds(part.Groups[2].Value == "ns" ? value / 1000 : value),
            };
            matched += part.Length;
        }
        return matched == text.Length ? total : throw new InvalidOperationException($"'{text}' is not a duration such as 250ms or 1m30s.");
    }

    [GeneratedRegex("([0-9]+(?:\\.[0-9]+)?)(h|ms|m|s|us|µs|ns)")]
    private static partial Regex Part();
}
