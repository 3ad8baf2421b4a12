using System.Globalization;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Pure: arguments of ffprobe and ffmpeg for closed captions, which lie inside the pictures (ATSC A/53 part 4).</summary>
internal static class ClosedCaptionArguments
{
    // Per codec, the units of the stream that carry messages besides the picture: SEI of H.264 (6) and HEVC (39 and 40), user data of MPEG-2 (0xb2).
    private static readonly Dictionary<string, string> Messages = new() { ["h264"] = "6", ["hevc"] = "39-40", ["mpeg2video"] = "178" };

    internal static bool CanCarry(string codec) => Messages.ContainsKey(codec);

    /// <summary>
    /// All messages of the whole file on standard output, see <see cref="IsMark"/>. Nothing is decoded, so that this costs little more than reading the file, and
    /// captions are found wherever they begin.
    /// </summary>
    internal static IReadOnlyList<string> Look(string input, SourceVideo video) =>
    [
        "-hide_banner",
        "-nostdin",
        "-v", "error",
        "-nostats",
        .. MediaInputArguments.For(input),
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{video.Index}"),
        "-c", "copy",
        "-bsf:v", $"filter_units=pass_types={Messages[video.Codec]}",
        "-f", "data",
        "-",
    ];

    /// <summary>
    /// Whether a line of those messages speaks of captions: <c>GA94</c> and type 3 (ATSC A/53 part 4, 6.2.3). MPEG-2 has older ways too that ffmpeg understands (SCTE 20, DVD),
    /// and hardly anything else as user data.
    /// </summary>
    internal static bool IsMark(string codec, string line) => codec == "mpeg2video" ? line.Length > 0 : line.Contains("GA94\u0003", StringComparison.Ordinal);

    /// <summary>What the pictures carry, in the order in which they are shown: times, and bytes in hexadecimal. See <see cref="CaptionPackets"/>.</summary>
    internal static IReadOnlyList<string> Packets(string input) =>
    [
        "-hide_banner",
        "-v", "error",
        .. Graph(input),
        "-select_streams", "s:0",
        "-show_entries", "packet=pts_time,data",
        "-show_data",
        "-of", "default=noprint_wrappers=1",
    ];

    /// <summary>
    /// CEA-608 of one field as events of ASS on standard output, on the clock that <see cref="EmbeddedCaptionArguments.Zero"/> names. By itself the decoder takes the field that
    /// comes first and leaves the other out.
    /// </summary>
    /// <param name="start">Of the first picture, seconds on the file's clock.</param>
    internal static IReadOnlyList<string> Extract(string input, LineField field, double start) =>
    [
        .. EmbeddedCaptionArguments.Quiet,
        "-data_field", field == LineField.First ? "first" : "second",
        .. EmbeddedCaptionArguments.Moved(start),
        .. Graph(input),
        "-map", "0:s:0",
        .. EmbeddedCaptionArguments.Events,
    ];

    /// <summary>
    /// Only ffmpeg's movie filter gives out what is inside the pictures, so that the address and the allow-lists become part of a filter graph and are escaped for it.
    /// It takes no limit of pixels: the file was inspected with one, and the limit of memory holds.
    /// </summary>
    private static IReadOnlyList<string> Graph(string input)
    {
        var (address, protocols) = MediaInputArguments.Parse(input);
        var options = $"protocol_whitelist={protocols}:format_whitelist={AllowLists.Formats}:codec_whitelist={AllowLists.Codecs}";
        return
        [
            ProtocolAllowList.Option, protocols, // of the graph itself, and what the runner goes by when it takes the network away
            "-f", "lavfi",
            "-i", $"movie=filename={Escape(address)}:dec_threads=1:format_opts={Escape(options)}[out+subcc]",
        ];
    }

    /// <summary>Twice (ffmpeg-filters, "Notes on filtergraph escaping"): for the list of options, then for the graph around it.</summary>
    internal static string Escape(string value) => Backslash(Backslash(value, @"\':"), @"\'[],;");

    private static string Backslash(string value, string special) => string.Concat(value.Select(letter => special.Contains(letter, StringComparison.Ordinal) ? $@"\{letter}" : $"{letter}"));
}

/// <summary>Which of the two fields of a television picture: the first carries CC1 and CC2, the second CC3 and CC4.</summary>
internal enum LineField
{
    First,
    Second,
}
