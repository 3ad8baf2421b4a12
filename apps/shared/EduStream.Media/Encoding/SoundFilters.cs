using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: the filters that every run over the sound of a video shares, so that what is measured is what is encoded.</summary>
internal static class SoundFilters
{
    // Sample peaks at four times the rate are near true peaks; the AAC encoder overshoots by less than the rest to -1 dBTP.
    private const int PeakRate = 192_000;
    private const string PeakLimit = "0.794"; // -2 dB
    private const int AttackMilliseconds = 5;

    /// <summary>
    /// Sound on the clock of the version: what is before its start (the first picture) is cut, gaps are filled, drift is stretched away, and both end together.
    /// With a gain it is brought to level and its peaks are held below -1 dBTP (ITU-R BS.1770-4).
    /// </summary>
    /// <param name="window">The part that is wanted; its first sample, lead included, comes out at time 0.</param>
    /// <param name="gain">In dB; null leaves level and peaks alone.</param>
    internal static IReadOnlyList<string> Build(EncodingPlan plan, SoundPlan sound, SoundWindow window, double? gain)
    {
        var (source, audio) = (sound.Source, sound.Best);
        var zero = plan.Source.Start + new Rational(window.FirstSample, audio.SampleRate);
        var samples = window.Samples((plan.Duration * audio.SampleRate).Round());
        return
        [
            $"asetpts=PTS-({zero.Numerator}/{zero.Denominator})/TB",
            "atrim=start=0",
            .. FirstTwo(source),
            string.Create(CultureInfo.InvariantCulture, $"aresample={audio.SampleRate}:async=1000:first_pts=0"),
            "aformat=sample_fmts=fltp:channel_layouts=stereo",
            .. gain is { } decibels ? Level(audio, decibels) : [],
            "apad",
            string.Create(CultureInfo.InvariantCulture, $"atrim=end_sample={samples}"),
        ];
    }

    /// <summary>Of many channels without a layout: nobody knows what the others are.</summary>
    internal static IReadOnlyList<string> FirstTwo(SourceAudio source) => source is { Layout: null, Channels: > 2 } ? ["pan=stereo|c0=c0|c1=c1"] : [];

    private static IReadOnlyList<string> Level(AudioRendition audio, double gain) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"volume={gain:0.00}dB"),
        string.Create(CultureInfo.InvariantCulture, $"aresample={PeakRate}"),
        string.Create(CultureInfo.InvariantCulture, $"alimiter=limit={PeakLimit}:attack={AttackMilliseconds}:release=50:level=disabled"),
        // The limiter looks ahead and is late by its attack.
        string.Create(CultureInfo.InvariantCulture, $"atrim=start_sample={PeakRate / 1000 * AttackMilliseconds}"),
        "asetpts=PTS-STARTPTS",
        string.Create(CultureInfo.InvariantCulture, $"aresample={audio.SampleRate}"),
    ];
}
