using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: ffmpeg's arguments for one sound of the whole file.</summary>
internal static class AudioArguments
{
    /// <summary>All renditions at once.</summary>
    /// <param name="gain">In dB, see <see cref="SoundFilters"/>.</param>
    internal static IReadOnlyList<string> Build(EncodingPlan plan, SoundPlan sound, string input, string outputFolder, double? gain) =>
    [
        .. ChunkArguments.Common(threads: 1),
        .. MediaInputArguments.For(input),
        // What the encoder takes at a time; ffmpeg 5.1 does not always arrange it behind a complex graph.
        "-filter_complex", Graph(plan, sound, gain, sound.Renditions, "asetnsamples=n=1024:pad=0"),
        .. sound.Renditions.SelectMany(rendition => Output(plan, rendition, outputFolder)),
    ];

    /// <summary>The same sound measured instead of encoded: loudness and peak as lines of standard output, see <see cref="LoudnessReader"/>.</summary>
    internal static IReadOnlyList<string> Measure(EncodingPlan plan, SoundPlan sound, string input, double? gain) =>
    [
        "-hide_banner",
        "-nostdin",
        "-v", "error",
        "-nostats",
        "-copyts", // the file's own clock, as when encoding
        "-threads", "1",
        .. MediaInputArguments.For(input),
        "-filter_complex", Graph(plan, sound, gain, [sound.Best], "ebur128=metadata=1:peak=sample", "ametadata=mode=print:file=-"),
        "-map", $"[{sound.Best.Id}]",
        "-f", "null", "-",
    ];

    private static IReadOnlyList<string> Output(EncodingPlan plan, AudioRendition rendition, string outputFolder) =>
    [
        "-map", $"[{rendition.Id}]",
        "-c:a", "aac",
        "-b:a", rendition.BitRate.ToString(CultureInfo.InvariantCulture),
        "-bsf:a", @"noise=drop=lt(pts\,0)", // the encoder's priming packet lies before the start and would make a segment of its own
        .. ChunkArguments.TransportStream(plan.TimelineStart, outputFolder, rendition.Id),
    ];

    private static string Graph(EncodingPlan plan, SoundPlan sound, double? gain, IReadOnlyList<AudioRendition> outputs, params IReadOnlyList<string> last)
    {
        string[] split = outputs.Count == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"asplit={outputs.Count}")];
        return string.Create(CultureInfo.InvariantCulture, $"[0:{sound.Source.Index}]")
            + string.Join(',', [.. SoundFilters.Build(plan, sound, gain), .. last, .. split])
            + string.Concat(outputs.Select(rendition => $"[{rendition.Id}]"));
    }
}
