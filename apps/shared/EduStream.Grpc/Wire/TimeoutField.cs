using System.Globalization;

namespace EduStream.Grpc.Wire;

/// <summary>The <c>grpc-timeout</c> header: up to eight digits and a unit.</summary>
internal static class TimeoutField
{
    public const string Name = "grpc-timeout";

    public static string Format(TimeSpan timeout)
    {
        var microseconds = Math.Max(1, (long)timeout.TotalMicroseconds);
        return microseconds <= 99_999_999
            ? string.Create(CultureInfo.InvariantCulture, $"{microseconds}u")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(99_999_999, (long)timeout.TotalMilliseconds)}m");
    }

    public static TimeSpan? Parse(string? text)
    {
        if (text is not { Length: >= 2 and <= 9 } || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var timeout = text[^1] switch
        {
            'H' => TimeSpan.FromHours(value),
            'M' => TimeSpan.FromMinutes(value),
            'S' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMilliseconds(value),
            'u' => TimeSpan.FromMicroseconds(value),
            'n' => TimeSpan.FromMicroseconds(value / 1000.0),
            _ => (TimeSpan?)null,
        };
        // Timers take at most 49 days: a longer limit is none.
        return timeout is { TotalDays: > 49 } ? null : timeout;
    }
}
