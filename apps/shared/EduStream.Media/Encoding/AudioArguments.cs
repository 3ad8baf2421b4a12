using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: ffmpeg's arguments for the sound of the whole file.</summary>
internal static class AudioArguments
{
    // Decoders of sound need less than this to come right.
    private const double SeekMargin = 1;

    /// <param name="gain">In dB, see <see cref="SoundFilters"/>.</param>
    internal static IReadOnlyList<string> Build(EncodingPlan plan, SoundWindow window, string input, string outputFolder, double? gain)
    {
        var audio = Audio(plan);
        return
        [
            .. ChunkArguments.Common(threads: 1),
            .. Seek(plan, audio, window),
            .. MediaInputArguments.For(input),
            // What the encoder takes at a time; ffmpeg 5.1 does not always arrange it behind a complex graph.
            "-filter_complex", Graph(plan, audio, window, gain, "asetnsamples=n=1024:pad=0"),
            "-map", $"[{audio.Id}]",
            "-c:a", "aac",
            "-b:a", audio.BitRate.ToString(CultureInfo.InvariantCulture),
            "-bsf:a", Drop(audio, window), // the encoder's priming packet lies before the start and would make a segment of its own
            .. ChunkArguments.TransportStream(plan.TimelineStart + new Rational(window.FirstSample, audio.SampleRate), outputFolder, audio.Id),
        ];
    }

    /// <summary>The same sound measured instead of encoded: loudness and peak as lines of standard output, see <see cref="LoudnessReader"/>.</summary>
    internal static IReadOnlyList<string> Measure(EncodingPlan plan, SoundWindow window, string input, double? gain)
    {
        var audio = Audio(plan);
        return
        [
            "-hide_banner",
            "-nostdin",
            "-v", "error",
            "-nostats",
            "-copyts", // the file's own clock, as when encoding
            "-threads", "1",
            .. Seek(plan, audio, window),
            .. MediaInputArguments.For(input),
            "-filter_complex", Graph(plan, audio, window, gain, "ebur128=metadata=1:peak=sample", "ametadata=mode=print:file=-"),
            "-map", $"[{audio.Id}]",
            "-f", "null", "-",
        ];
    }

    internal static AudioRendition Audio(EncodingPlan plan) =>
        plan.Audio is { } audio && plan.Source.Audio is not null ? audio : throw new ArgumentException("The plan has no sound.", nameof(plan));

    private static string Graph(EncodingPlan plan, AudioRendition audio, SoundWindow window, double? gain, params IReadOnlyList<string> last) =>
        $"[0:{plan.Source.Audio!.Index}]{string.Join(',', [.. SoundFilters.Build(plan, audio, window, gain), .. last])}[{audio.Id}]";

    private static IReadOnlyList<string> Seek(EncodingPlan plan, AudioRendition audio, SoundWindow window) =>
        ChunkArguments.Seek(plan, (window.FirstSample / (double)audio.SampleRate) - Math.Max(SeekMargin, plan.Source.SeekMarginSeconds));

    /// <summary>Drops what the window does not hold. Time stamps are those of the output, 90 kHz; borders lie half a packet before the packet that is meant.</summary>
    private static string Drop(AudioRendition audio, SoundWindow window)
    {
        var end = window.Last ? string.Empty : $@"+gte(pts\,{Border(window.Lead + window.Packets)})";
        return $@"noise=drop=lt(pts\,{Border(window.Lead)}){end}";

        string Border(long packet) => Ticks.At(((2 * packet) - 1) * new Rational(SoundWindow.SamplesPerPacket / 2, audio.SampleRate)).ToString(CultureInfo.InvariantCulture);
    }
}
