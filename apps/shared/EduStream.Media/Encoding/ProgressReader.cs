using System.Globalization;

namespace EduStream.Media.Encoding;

/// <summary>Reads ffmpeg's <c>-progress</c> lines: blocks of <c>key=value</c> that end with <c>progress=</c>.</summary>
internal sealed class ProgressReader(double totalSeconds, Action<EncodeProgress> onProgress)
{
    private double seconds;
    private double? speed;

    internal void Read(string line)
    {
        var separator = line.IndexOf('=', StringComparison.Ordinal);
        if (separator < 0)
        {
            return;
        }

        var value = line[(separator + 1)..].Trim();
        switch (line[..separator])
        {
            case "out_time_us" when long.TryParse(value, CultureInfo.InvariantCulture, out var microseconds):
                seconds = microseconds / 1e6; // without the output's offset
                break;
            case "speed":
                speed = double.TryParse(value.TrimEnd('x'), CultureInfo.InvariantCulture, out var read) ? read : null;
                break;
            case "progress":
                onProgress(new EncodeProgress(Math.Clamp(seconds / totalSeconds, 0, 1), speed));
                break;
        }
    }
}
