using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: ffmpeg's arguments for the sound of the whole file.</summary>
internal static class AudioArguments
{
    /// <param name="gain">In dB, see <see cref="SoundFilters"/>.</param>
    internal static IReadOnlyList<string> Build(EncodingPlan plan, string input, string outputFolder, double? gain)
    {
        var audio = Audio(plan);
        return
        [
            .. ChunkArguments.Common(threads: 1),
            .. MediaInputArguments.For(input),
            // What the encoder takes at a time; ffmpeg 5.1 does not always arrange it behind a complex graph.
            "-filter_complex", Graph(plan, audio, gain, "asetnsamples=n=1024:pad=0"),
            "-map", $"[{audio.Id}]",
            "-c:a", "aac",
            "-b:a", audio.BitRate.ToString(CultureInfo.InvariantCulture),
            "-bsf:a", @"noise=drop=lt(pts\,0)", // the encoder's priming packet lies before the start and would make a segment of its own
            .. ChunkArguments.TransportStream(plan.TimelineStart, outputFolder, audio.Id),
        ];
    }

    /// <summary>The same sound measured instead of encoded: loudness and peak as lines of standard output, see <see cref="LoudnessReader"/>.</summary>
    internal static IReadOnlyList<string> Measure(EncodingPlan plan, string input, double? gain)
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
            .. MediaInputArguments.For(input),
            "-filter_complex", Graph(plan, audio, gain, "ebur128=metadata=1:peak=sample", "ametadata=mode=print:file=-"),
            "-map", $"[{audio.Id}]",
            "-f", "null", "-",
        ];
    }

    internal static AudioRendition Audio(EncodingPlan plan) =>
        plan.Audio is { } audio && plan.Source.Audio is not null ? audio : throw new ArgumentException("The plan has no sound.", nameof(plan));

    private static string Graph(EncodingPlan plan, AudioRendition audio, double? gain, params IReadOnlyList<string> last) =>
        $"[0:{plan.Source.Audio!.Index}]{string.Join(',', [.. SoundFilters.Build(plan, audio, gain), .. last])}[{audio.Id}]";
}
