using System.Globalization;

namespace EduStream.Media.Encoding;

/// <summary>What one run over the sound has measured (EBU R128, ITU-R BS.1770-4).</summary>
/// <param name="Integrated">LUFS, gated; -70 when there is next to nothing.</param>
/// <param name="Peak">Largest sample, dBFS.</param>
internal sealed record Loudness(double Integrated, double Peak)
{
    // Below this it is noise, not speech: raising it would help nobody.
    private const double Quietest = -55;
    private const double MostGain = 36;
    private const double MostCorrection = 6;

    /// <summary>Gain in dB that brings the sound to the target (LUFS); null when there is nothing to raise.</summary>
    internal double? GainTo(double target) => Integrated < Quietest ? null : Math.Min(target - Integrated, MostGain);

    /// <summary>Whether that gain drives peaks into the limiter, which takes loudness away again.</summary>
    internal bool IsLimitedAt(double gain) => Peak + gain > -3;

    /// <summary>Near enough: nobody hears half a unit.</summary>
    internal bool IsAt(double target) => Math.Abs(target - Integrated) <= 0.5;

    /// <summary>The gain once more, from what was measured behind the limiter.</summary>
    internal double Corrected(double gain, double target) => gain + Math.Clamp(target - Integrated, 0, MostCorrection);
}

/// <summary>Reads what ffmpeg's <c>ebur128</c> says frame by frame; its last word counts.</summary>
internal sealed class LoudnessReader(double seconds, Action<double>? progress)
{
    private double integrated = double.NegativeInfinity;
    private double peak;

    internal Loudness Result => new(Math.Max(integrated, -70), peak > 0 ? 20 * Math.Log10(peak) : -120);

    internal void Read(string line)
    {
        if (Number(line, "lavfi.r128.I=") is { } loudness)
        {
            integrated = loudness;
        }
        else if (Number(line, "lavfi.r128.sample_peak=") is { } sample)
        {
            peak = Math.Max(peak, sample);
        }
        else if (line.IndexOf("pts_time:", StringComparison.Ordinal) is >= 0 and var at && Number(line[at..], "pts_time:") is { } time)
        {
            progress?.Invoke(Math.Clamp(time / seconds, 0, 1));
        }
    }

    private static double? Number(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) && double.TryParse(line[name.Length..], CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) ? value : null;
}
