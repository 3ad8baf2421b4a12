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

    /// <summary>One stream of text as WebVTT on standard output, on the file's own clock.</summary>
    internal static IReadOnlyList<string> Extract(string input, int stream) =>
    [
        .. Quiet,
        .. MediaInputArguments.For(input),
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{stream}"),
        .. WebVtt,
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

    internal static IReadOnlyList<string> WebVtt => ["-c:s", "webvtt", "-f", "webvtt", "-"];
}
