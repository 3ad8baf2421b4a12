using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: ffmpeg's arguments for one sound of the whole file.</summary>
internal static class AudioArguments
{
    // Decoders of sound need less than this to come right.
    private const double SeekMargin = 1;

    /// <summary>All renditions at once.</summary>
    /// <param name="gain">In dB, see <see cref="SoundFilters"/>.</param>
    internal static IReadOnlyList<string> Build(EncodingPlan plan, SoundPlan sound, SoundWindow window, string input, string outputFolder, double? gain) =>
    [
        .. ChunkArguments.Common(threads: 1),
        .. Seek(plan, sound, window),
        .. MediaInputArguments.For(input),
        // What the encoder takes at a time; ffmpeg 5.1 does not always arrange it behind a complex graph.
        "-filter_complex", Graph(plan, sound, window, gain, sound.Renditions, "asetnsamples=n=1024:pad=0"),
        .. sound.Renditions.SelectMany(rendition => Output(plan, rendition, window, outputFolder)),
    ];

    /// <summary>The same sound measured instead of encoded: loudness and peak as lines of standard output, see <see cref="LoudnessReader"/>.</summary>
    internal static IReadOnlyList<string> Measure(EncodingPlan plan, SoundPlan sound, SoundWindow window, string input, double? gain) =>
    [
        "-hide_banner",
        "-nostdin",
        "-v", "error",
        "-nostats",
        "-copyts", // the file's own clock, as when encoding
        "-threads", "1",
        .. Seek(plan, sound, window),
        .. MediaInputArguments.For(input),
        "-filter_complex", Graph(plan, sound, window, gain, [sound.Best], "ebur128=metadata=1:peak=sample", "ametadata=mode=print:file=-"),
        "-map", $"[{sound.Best.Id}]",
        "-f", "null", "-",
    ];

    private static IReadOnlyList<string> Output(EncodingPlan plan, AudioRendition rendition, SoundWindow window, string outputFolder) =>
    [
        "-map", $"[{rendition.Id}]",
        "-c:a", "aac",
        "-b:a", rendition.BitRate.ToString(CultureInfo.InvariantCulture),
        "-bsf:a", Drop(rendition, window), // the encoder's priming packet lies before the start and would make a segment of its own
        .. ChunkArguments.TransportStream(plan.TimelineStart + new Rational(window.FirstSample, rendition.SampleRate), outputFolder, rendition.Id),
    ];

    private static string Graph(EncodingPlan plan, SoundPlan sound, SoundWindow window, double? gain, IReadOnlyList<AudioRendition> outputs, params IReadOnlyList<string> last)
    {
        string[] split = outputs.Count == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"asplit={outputs.Count}")];
        return string.Create(CultureInfo.InvariantCulture, $"[0:{sound.Source.Index}]")
            + string.Join(',', [.. SoundFilters.Build(plan, sound, window, gain), .. last, .. split])
            + string.Concat(outputs.Select(rendition => IsMono(rendition) ? $"[both-{rendition.Id}]" : $"[{rendition.Id}]"))
            + string.Concat(outputs.Where(IsMono).Select(rendition => $";[both-{rendition.Id}]aformat=channel_layouts=mono[{rendition.Id}]"));

        static bool IsMono(AudioRendition rendition) => rendition.Channels == 1;
    }

    private static IReadOnlyList<string> Seek(EncodingPlan plan, SoundPlan sound, SoundWindow window) =>
        ChunkArguments.Seek(plan, (window.FirstSample / (double)sound.Best.SampleRate) - Math.Max(SeekMargin, plan.Source.SeekMarginSeconds));

    /// <summary>Drops what the window does not hold. Time stamps are those of the output, 90 kHz; borders lie half a packet before the packet that is meant.</summary>
    private static string Drop(AudioRendition rendition, SoundWindow window)
    {
        var end = window.Last ? string.Empty : $@"+gte(pts\,{Border(window.Lead + window.Packets)})";
        return $@"noise=drop=lt(pts\,{Border(window.Lead)}){end}";

        string Border(long packet) => Ticks.At(((2 * packet) - 1) * new Rational(SoundWindow.SamplesPerPacket / 2, rendition.SampleRate)).ToString(CultureInfo.InvariantCulture);
    }
}
