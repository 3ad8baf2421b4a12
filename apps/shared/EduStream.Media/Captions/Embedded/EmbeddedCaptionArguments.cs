using System.Globalization;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Pure: arguments of ffprobe and ffmpeg for captions inside an upload: its streams of text. See <see cref="ClosedCaptionArguments"/> for the rest.</summary>
internal static class EmbeddedCaptionArguments
{
    internal static IReadOnlyList<string> Streams(string input) =>
    [
        "-hide_banner",
        "-v", "error",
        "-show_entries", "stream=index,codec_type,codec_name:stream_disposition=default,forced,hearing_impaired:stream_tags=language", // no other tags: they are long, hostile and unused
        "-of", "json",
        .. MediaInputArguments.For(input),
    ];

    /// <summary>One stream of text on standard output, on the file's own clock: SubRip as it is, anything else as events of ASS on the clock that <see cref="Zero"/> names.</summary>
    /// <param name="start">Of the first picture, seconds on the file's clock.</param>
    internal static IReadOnlyList<string> Extract(string input, TextStream stream, double start) =>
    [
        .. Quiet,
        .. stream.IsSubRip ? [] : Moved(start),
        .. MediaInputArguments.For(input),
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{stream.Index}"),
        .. stream.IsSubRip ? SubRip : Events,
    ];

    internal static IReadOnlyList<string> Quiet =>
    [
        "-hide_banner",
        "-nostdin",
        "-v", "error",
        "-nostats",
        "-copyts", // the file's own clock: zero is the first picture, and that is taken off afterwards
        "-threads", "1",
    ];

    /// <summary>Where the first picture lies among events: ASS counts hundredths of a second, so that the file's clock is moved by less than one until the picture lies on one.</summary>
    internal static double Zero(double start) => Math.Ceiling((start * 100) - 0.0001) / 100;

    internal static IReadOnlyList<string> Moved(double start) => Zero(start) - start is > 0.000001 and var by ? ["-itsoffset", string.Create(CultureInfo.InvariantCulture, $"{by:0.000000}")] : [];

    internal static IReadOnlyList<string> Events => ["-c:s", "ass", "-f", "ass", "-"]; // what all its decoders give; its WebVTT shows comments, drawings and hard spaces as words

    private static IReadOnlyList<string> SubRip => ["-c:s", "copy", "-f", "srt", "-"];
}
