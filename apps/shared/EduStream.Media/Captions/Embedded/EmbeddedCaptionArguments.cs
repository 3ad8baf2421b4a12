using System.Globalization;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Pure: arguments of ffprobe and ffmpeg for captions inside an upload.</summary>
internal static class EmbeddedCaptionArguments
{
    /// <summary>Pictures that are looked at for closed captions: encoders that write them do so in every picture, if only to say that there are none yet.</summary>
    private const int Pictures = 100;

    internal static IReadOnlyList<string> Streams(string input) =>
    [
        "-hide_banner",
        "-v", "error",
        "-show_entries", "stream=index,codec_type,codec_name:stream_disposition=default,forced,hearing_impaired:stream_tags=language", // no other tags: they are long, hostile and unused
        "-of", "json",
        .. MediaInputArguments.For(input),
    ];

    /// <summary>A line with <see cref="ClosedCaptionMark"/> for every picture that carries closed captions.</summary>
    internal static IReadOnlyList<string> LookForClosedCaptions(string input, int video) =>
    [
        "-hide_banner",
        "-v", "error",
        "-select_streams", video.ToString(CultureInfo.InvariantCulture),
        "-read_intervals", string.Create(CultureInfo.InvariantCulture, $"%+#{Pictures}"),
        "-show_frames", // side data belongs to decoded pictures
        "-show_entries", "frame_side_data=side_data_type",
        "-of", "csv=p=0",
        .. MediaInputArguments.For(input),
    ];

    internal const string ClosedCaptionMark = "ATSC A53 Part 4 Closed Captions";

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

    /// <summary>
    /// CEA-608 and -708 inside the picture. Only ffmpeg's movie filter gives them out, so that the address and the allow-lists become part of a filter graph and are escaped for it.
    /// It takes no limit of pixels: the file was inspected with one, and the limit of memory holds.
    /// </summary>
    internal static IReadOnlyList<string> ExtractClosedCaptions(string input, double start)
    {
        var (address, protocols) = MediaInputArguments.Parse(input);
        var options = $"protocol_whitelist={protocols}:format_whitelist={AllowLists.Formats}:codec_whitelist={AllowLists.Codecs}";
        return
        [
            .. Quiet,
            ProtocolAllowList.Option, protocols, // of the graph itself, and what the runner goes by when it takes the network away
            .. Moved(start),
            "-f", "lavfi",
            "-i", $"movie=filename={Escape(address)}:dec_threads=1:format_opts={Escape(options)}[out+subcc]",
            "-map", "0:s:0",
            .. Events,
        ];
    }

    private static IReadOnlyList<string> Quiet =>
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

    private static IReadOnlyList<string> Moved(double start) => Zero(start) - start is > 0.000001 and var by ? ["-itsoffset", string.Create(CultureInfo.InvariantCulture, $"{by:0.000000}")] : [];

    private static IReadOnlyList<string> SubRip => ["-c:s", "copy", "-f", "srt", "-"];

    private static IReadOnlyList<string> Events => ["-c:s", "ass", "-f", "ass", "-"]; // what all its decoders give; its WebVTT shows comments, drawings and hard spaces as words

    /// <summary>Twice (ffmpeg-filters, "Notes on filtergraph escaping"): for the list of options, then for the graph around it.</summary>
    internal static string Escape(string value) => Backslash(Backslash(value, @"\':"), @"\'[],;");

    private static string Backslash(string value, string special) => string.Concat(value.Select(letter => special.Contains(letter, StringComparison.Ordinal) ? $@"\{letter}" : $"{letter}"));
}
