using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Copying;

/// <summary>Pure: arguments for a chunk whose packets are taken from the source as they are.</summary>
internal static class CopyArguments
{
    // Reading begins so long before what is wanted, and ends so long after it: a group of pictures, and sound that lies elsewhere in the file.
    private const int Margin = CopyGrid.MostKeyDistance + 2;

    /// <summary>One line per picture packet around a chunk, for <see cref="CopyBorders.Find"/>.</summary>
    internal static IReadOnlyList<string> Scan(EncodingPlan plan, Rational from, Rational? to, string input) =>
    [
        "-hide_banner",
        "-v", "error",
        "-select_streams", Text(plan.Source.Picture.Index),
        "-read_intervals", $"{Seconds(from.Value - Margin)}%{(to is { } end ? Seconds(end.Value + Margin) : string.Empty)}",
        "-show_entries", "packet=stream_index,pts,dts,duration,flags",
        "-of", "csv=p=0",
        .. MediaInputArguments.For(input),
    ];

    /// <summary>Picture and sound of a chunk, each into a file <c>{track}.ts</c>.</summary>
    internal static IReadOnlyList<string> Copy(EncodingPlan plan, CopyBorders borders, string input, string outputFolder) =>
    [
        .. ChunkArguments.Common(threads: 1),
        .. ChunkArguments.Seek(plan, (borders.From - plan.Source.Start).Value - Margin),
        .. borders.To is { } end ? (string[])["-t", Seconds((end - borders.From).Value + (3 * Margin))] : [], // reads no further; what is kept the filter decides
        .. MediaInputArguments.For(input),
        .. Output(plan, borders, plan.Source.Picture.Index, plan.Video[0].Id, outputFolder),
        .. plan.Audio.SelectMany(audio => Output(plan, borders, plan.Source.Audio[0].Index, audio.Id, outputFolder)),
    ];

    private static IReadOnlyList<string> Output(EncodingPlan plan, CopyBorders borders, int stream, string track, string outputFolder) =>
    [
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{stream}"),
        "-c", "copy",
        "-bsf", Keep(borders),
        .. ChunkArguments.TransportStream(plan.TimelineStart - plan.Source.Start, outputFolder, track),
    ];

    /// <summary>A packet belongs to the chunk in which it is shown. The filter sees the source's clock in ticks of the output, 90 kHz; a hair early, for what was rounded.</summary>
    private static string Keep(CopyBorders borders)
    {
        var end = borders.To is { } to ? $@"+gte(pts\,{Border(to)})" : string.Empty;
        return $@"noise=drop=lt(pts\,{Border(borders.From)}){end}";

        static string Border(Rational time) => Text(Ticks.At(time) - 2);
    }

    private static string Seconds(double seconds) => Math.Max(0, seconds).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
