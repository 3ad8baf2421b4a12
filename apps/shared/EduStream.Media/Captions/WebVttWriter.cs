using System.Globalization;
using System.Text;

namespace EduStream.Media.Captions;

/// <summary>Writes WebVTT. Texts and settings must have been cleaned: they are written as they are.</summary>
public static class WebVttWriter
{
    /// <summary>A whole file; times count from the first picture.</summary>
    public static string Write(IEnumerable<Cue> cues)
    {
        ArgumentNullException.ThrowIfNull(cues);
        return Append(new StringBuilder("WEBVTT\n"), cues);
    }

    /// <summary>
    /// One segment (RFC 8216, 3.5). The header says where the zero of the cues lies on the clock of the media, which HLS players need and DASH players skip.
    /// </summary>
    /// <param name="cues">Those that are shown in the segment, whole.</param>
    /// <param name="timelineStartSeconds">Time of the first picture on the packaged timeline.</param>
    public static string WriteSegment(IEnumerable<Cue> cues, double timelineStartSeconds)
    {
        ArgumentNullException.ThrowIfNull(cues);
        // The clock of MPEG-2 has 33 bits.
        var start = (long)Math.Round((decimal)timelineStartSeconds * Timing.Ticks.PerSecond) & 0x1_ffff_ffff;
        return Append(new StringBuilder().Append(CultureInfo.InvariantCulture, $"WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:{start},LOCAL:00:00:00.000\n"), cues);
    }

    private static string Append(StringBuilder text, IEnumerable<Cue> cues)
    {
        foreach (var cue in cues)
        {
            text.Append('\n').Append(WebVttTime.Text(cue.Start)).Append(" --> ").Append(WebVttTime.Text(cue.End))
                .Append(cue.Settings.Length == 0 ? string.Empty : " ").Append(cue.Settings).Append('\n').Append(cue.Text).Append('\n');
        }

        return text.ToString();
    }
}
