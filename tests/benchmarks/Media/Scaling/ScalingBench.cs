using System.Globalization;
using EduStream.Benchmarks.Encoding;
using EduStream.Media;
using EduStream.Media.Processes;

namespace EduStream.Benchmarks.Media.Scaling;

/// <summary>
/// What spreading costs. Chunks against one ffmpeg; two replicas against one, with real encodes on a core each; and two and eight against one with a stand-in of known cost,
/// because no machine of ours has eight cores.
/// </summary>
internal static class ScalingBench
{
    private const int RealSeconds = 240;
    private const int StandInSeconds = 480;

    // Seconds of a core per second of lecture. Less than a ladder up to 1080p takes here (110 megapixels a second, of which a core makes 64).
    private const double Cost = 0.8;
    private static readonly Dictionary<string, string> Nothing = [];

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        List<Figure> figures = [];
        var folder = Directory.CreateTempSubdirectory("edustream-bench-");
        try
        {
            figures.AddRange(await StandInAsync(folder.FullName, stop));
            figures.AddRange(await RealAsync(folder.FullName, stop));
            figures.AddRange(await ChunkedEncode.RunAsync(stop));
            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> RealAsync(string folder, CancellationToken stop)
    {
        var lecture = await LectureAsync(Path.Combine(folder, "real.mp4"), "640x360", 30, RealSeconds, stop);
        var one = await SayAsync("real encodes", 1, await ScalingRun.RunAsync(lecture, 1, Nothing, pinned: true, stop));
        var two = await SayAsync("real encodes", 2, await ScalingRun.RunAsync(lecture, 2, Nothing, pinned: true, stop));
        return Share("real encodes", 2, one, two, 0.9);
    }

    private static async Task<IReadOnlyList<Figure>> StandInAsync(string folder, CancellationToken stop)
    {
        var lecture = await LectureAsync(Path.Combine(folder, "known.mp4"), "320x180", 10, StandInSeconds, stop);
        var settings = new Dictionary<string, string>
        {
            ["Tools__Ffmpeg"] = new StandInFfmpeg(folder, Cost).Program,
            // Samples of the picture are encoded for real.
            ["Encoding__Analyse"] = "false",
        };

        // Learns what ffmpeg makes of each chunk.
        await ScalingRun.RunAsync(lecture, 2, settings, pinned: false, stop);
        var one = await SayAsync("stand-in", 1, await ScalingRun.RunAsync(lecture, 1, settings, pinned: false, stop));
        var two = await SayAsync("stand-in", 2, await ScalingRun.RunAsync(lecture, 2, settings, pinned: false, stop));
        var eight = await SayAsync("stand-in", 8, await ScalingRun.RunAsync(lecture, 8, settings, pinned: false, stop));
        return [.. Share("stand-in", 2, one, two, 0.9), .. Share("stand-in", 8, one, eight, 0.8)];
    }

    /// <summary>The share of what so many replicas could do at best; 1 is linear.</summary>
    private static IReadOnlyList<Figure> Share(string what, int replicas, ScalingRun one, ScalingRun many, double target) =>
    [
        new($"{replicas} replicas, {what}: share of linear, encoding", Wanted(target), "of linear", one.Encode / many.Encode / replicas, target, one.Encode / many.Encode / replicas / target, 1),
        new($"{replicas} replicas, {what}: share of linear, last byte to published", Wanted(target), "of linear", one.Whole / many.Whole / replicas, target, one.Whole / many.Whole / replicas / target, 1),
    ];

    private static string Wanted(double target) => string.Create(CultureInfo.InvariantCulture, $"wanted, at least {target:0.0}");

    private static async Task<ScalingRun> SayAsync(string what, int replicas, ScalingRun run)
    {
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}, {replicas} replicas: encoded in {run.Encode:0.0} s, published after {run.Whole:0.0} s"));
        return run;
    }

    private static async Task<string> LectureAsync(string file, string size, int rate, int seconds, CancellationToken stop)
    {
        var tools = new MediaTools();
        var picture = string.Create(CultureInfo.InvariantCulture, $"testsrc2=s={size}:r={rate}:d={seconds}");
        string[] arguments = ["-v", "error", "-f", "lavfi", "-i", picture, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "26", "-g", "120", "-pix_fmt", "yuv420p", $"file:{file}"];
        await tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffmpeg, arguments, TimeSpan.FromMinutes(10)), stop);
        return file;
    }
}
