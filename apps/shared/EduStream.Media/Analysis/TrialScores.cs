using System.Globalization;

namespace EduStream.Media.Analysis;

/// <summary>Pure: reads what the tools wrote about trial encodes.</summary>
internal static class TrialScores
{
    /// <summary>Mean of <c>All:</c> over the lines of ffmpeg's SSIM file; null when there are none.</summary>
    internal static double? Ssim(IEnumerable<string> lines)
    {
        List<double> scores = [];
        foreach (var line in lines)
        {
            var at = line.IndexOf("All:", StringComparison.Ordinal);
            if (at >= 0 && double.TryParse(line[(at + 4)..].Split(' ')[0], CultureInfo.InvariantCulture, out var score) && score is >= -1 and <= 1)
            {
                scores.Add(score);
            }
        }

        return scores.Count > 0 ? Math.Max(0, scores.Average()) : null;
    }

    /// <summary>
    /// Bit/s of the whole video from the packets of a few pieces, each with one key frame at its start: a group of the real encode has one key
    /// frame too, but more of the others. Null when there are no packets.
    /// </summary>
    /// <param name="lines"><c>size,flags</c>.</param>
    /// <param name="gopFrames">Frames of a group in the real encode.</param>
    internal static double? BitRate(IEnumerable<string> lines, int gopFrames, double framesPerSecond)
    {
        List<double> keys = [], others = [];
        foreach (var fields in lines.Select(line => line.Split(',')))
        {
            if (fields.Length >= 2 && long.TryParse(fields[0], CultureInfo.InvariantCulture, out var size))
            {
                (fields[1].StartsWith('K') ? keys : others).Add(size);
            }
        }

        return keys.Count == 0 ? null : Math.Max(1, 8 * (keys.Average() + ((gopFrames - 1) * (others.Count > 0 ? others.Average() : 0))) * framesPerSecond / gopFrames);
    }
}
