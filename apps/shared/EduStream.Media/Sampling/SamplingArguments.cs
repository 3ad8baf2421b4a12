using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Sampling;

/// <summary>
/// Pure: ffmpeg's arguments for the one pass over a source. The picture that is shown at each full step is taken, on the published timeline:
/// <code>
/// source   |a  |b  |c    |d  |e|                "fps" with round=up: what is shown at a step is the newest picture that began at it or before
/// samples  a         c         e    e    e      the last picture is held to the end of the plan, as the published video holds it
/// </code>
/// </summary>
internal static class SamplingArguments
{
    internal const string Samples = "samples.grey";
    internal const string SheetPattern = "sheet-%d.jpg";

    private const int Clock = 90_000;

    internal static IReadOnlyList<string> Build(SamplingPlan plan, SourceInfo source, string input, string outputFolder) =>
    [
        "-hide_banner",
        "-nostdin",
        "-y", // a former attempt may have left its file
        "-v", "error",
        "-nostats",
        "-progress", "pipe:1",
        "-stats_period", "0.5",
        "-copyts", // the file's own clock, as the encoder uses it
        "-threads", "1", // optional work: one core
        "-skip_loop_filter", "noref", // block edges do not show in small pictures
        .. MediaInputArguments.ForPicture(source.Picture, input),
        "-filter_complex", Graph(plan, source.Picture),
        "-map", "[grey]",
        "-fps_mode", "passthrough", // the graph has chosen the pictures
        "-f", "rawvideo",
        $"file:{Path.Combine(outputFolder, Samples)}",
        "-map", "[sheets]",
        "-fps_mode", "passthrough",
        "-c:v", "mjpeg",
        "-q:v", "5",
        "-map_metadata", "-1",
        "-f", "image2",
        "-start_number", "0",
        $"file:{Path.Combine(outputFolder, SheetPattern)}",
    ];

    private static string Graph(SamplingPlan plan, SourceVideo video)
    {
        var start = (video.Start * new Rational(Clock)).Round();
        IEnumerable<string> common =
        [
            $"settb=1/{Text(Clock)}",
            $@"setpts=max(PTS-{start.ToString(CultureInfo.InvariantCulture)}\,0)",
            "tpad=stop=-1:stop_mode=clone", // for ever, both branches cut. Before "fps", because at the end of its input that drops a picture with time 0
            $"fps=fps=1/{Text(plan.SampleSeconds)}:start_time=0:round=up",
            .. PictureColours.Jpeg.Filters(video, plan.Width, plan.Height, plan.Width > video.Width ? "bicubic" : "area"),
        ];
        return $"[0:{Text(video.Index)}]{string.Join(',', common)},split=2[small][tiles];"
            + $"[small]trim=end_frame={Text(plan.Samples)},format=gray[grey];"
            + $"[tiles]fps=fps=1/{Text(plan.TileSeconds)}:start_time=0:round=up,trim=end_frame={Text(plan.Tiles)},tile={Text(plan.Columns)}x{Text(plan.Rows)}[sheets]";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
