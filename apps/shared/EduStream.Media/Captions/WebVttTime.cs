using System.Globalization;

namespace EduStream.Media.Captions;

/// <summary>Times as WebVTT writes them: hours always, three decimals.</summary>
internal static class WebVttTime
{
    internal static string Text(TimeSpan time)
    {
        var milliseconds = (long)Math.Round(time.TotalMilliseconds);
        return string.Create(
            CultureInfo.InvariantCulture, $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}.{milliseconds % 1000:000}");
    }
}
