using System.Globalization;

namespace EduStream.Media.Probing;

/// <summary>Pure: argument lists of ffprobe.</summary>
internal static class FfprobeArguments
{
    private const string Entries =
        "format=format_name,start_time,duration,probe_score"
        + ":stream=index,codec_type,codec_name,codec_tag_string,profile,width,height,sample_aspect_ratio,pix_fmt,field_order,color_space,color_transfer,"
        + "r_frame_rate,avg_frame_rate,time_base,start_pts,duration,sample_rate,channels,channel_layout"
        + ":stream_disposition=attached_pic,default,comment,visual_impaired:stream_tags=language,title:stream_side_data=rotation";

    /// <summary>Broadcast recordings have some dozens.</summary>
    private const string MostStreams = "100";

    /// <summary>Headers as JSON.</summary>
    internal static IReadOnlyList<string> Headers(string input) =>
    [
        "-hide_banner",
        "-v", "error",
        "-analyzeduration", "10M", // streams of a broadcast recording may begin late
        "-probesize", "20M",
        "-max_streams", MostStreams, // each one costs memory in every later run
        "-show_entries", Entries, // no other tags: they are long, hostile and unused
        "-of", "json",
        .. MediaInputArguments.For(input),
    ];

    /// <summary>One line per packet of every stream: stream, pts, dts, duration, flags.</summary>
    /// <param name="interval">ffprobe's interval syntax; null for the whole file.</param>
    internal static IReadOnlyList<string> Packets(string input, string? interval) =>
    [
        "-hide_banner",
        "-v", "error",
        .. interval is null ? [] : (string[])["-read_intervals", interval],
        "-show_entries", "packet=stream_index,pts,dts,duration,flags",
        "-of", "csv=p=0",
        .. MediaInputArguments.For(input),
    ];

    /// <summary>The first packets after <paramref name="second"/>.</summary>
    internal static string From(double second, int packets) => string.Create(CultureInfo.InvariantCulture, $"{second:0.000}%+#{packets}");

    /// <summary>Everything after <paramref name="second"/>.</summary>
    internal static string ToEnd(double second) => string.Create(CultureInfo.InvariantCulture, $"{second:0.000}%");
}
