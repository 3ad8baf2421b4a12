using System.Diagnostics;
using System.Globalization;

namespace EduStream.Media.Encoding;

/// <summary>
/// Reads ffmpeg's <c>-progress</c> lines: blocks of <c>key=value</c> that end with <c>progress=</c>. With <c>-copyts</c> its times count from its first
/// report and its speed is wrong, so pictures are counted where there are any, and the speed is measured here.
/// </summary>
/// <param name="totalFrames">Pictures to come; null for sound.</param>
internal sealed class ProgressReader(double totalSeconds, long? totalFrames, Action<EncodeProgress> onProgress)
{
    private readonly long started = Stopwatch.GetTimestamp();
    private double fraction;

    internal void Read(string line)
    {
        var separator = line.IndexOf('=', StringComparison.Ordinal);
        if (separator < 0)
        {
            return;
        }

        var value = line.AsSpan(separator + 1).Trim();
        switch (line[..separator])
        {
            case "frame" when totalFrames is { } frames && long.TryParse(value, CultureInfo.InvariantCulture, out var frame):
                fraction = frame / (double)frames;
                break;
            case "out_time_us" when totalFrames is null && long.TryParse(value, CultureInfo.InvariantCulture, out var microseconds):
                fraction = microseconds / 1e6 / totalSeconds;
                break;
            case "progress":
                var done = value is "end" ? 1 : Math.Clamp(fraction, 0, 1);
                var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
                onProgress(new EncodeProgress(done, done > 0 && elapsed > 0 ? done * totalSeconds / elapsed : null));
                break;
        }
    }
}
