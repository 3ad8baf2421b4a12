using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Testing;

namespace EduStream.Benchmarks.Media.Instant;

/// <summary>
/// From the last byte of an upload to the first picture in a browser that waits for it, for lectures of any length: those that have to be encoded, and those that can be
/// shown as they are. Each has a platform of its own, because the ladder of the one before would still be encoded.
/// </summary>
internal static class InstantBench
{
    private const string Peer = "the shortest one";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly (string Name, int Seconds)[] Lectures = [("10 s", 10), ("10 min", 600), ("60 min", 3600)];

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("edustream-bench-");
        try
        {
            var tools = new MediaTools();
            var ready = Path.Combine(folder.FullName, "ready.mp4");
            await tools.Lecture.CreateAsync(ready, TimeSpan.FromSeconds(60), stop: stop);
            // One group of pictures a minute: a player could not seek in it.
            var other = Path.Combine(folder.FullName, "other.mp4");
            await RunAsync(tools, ["-i", $"file:{ready}", "-c:v", "libx264", "-preset", "veryfast", "-g", "3600", "-keyint_min", "3600", "-sc_threshold", "0", "-c:a", "copy", $"file:{other}"], stop);
            return [.. await MeasureAsync(tools, "to be encoded", other, stop), .. await MeasureAsync(tools, "stream-ready", ready, stop)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IEnumerable<Figure>> MeasureAsync(MediaTools tools, string kind, string minute, CancellationToken stop)
    {
        List<(string Name, double Seconds)> measured = [];
        foreach (var (name, seconds) in Lectures)
        {
            // The same minute again and again: nothing but the length differs.
            var file = Path.Combine(Path.GetDirectoryName(minute)!, "lecture.mp4");
            await RunAsync(tools, ["-stream_loop", "-1", "-i", $"file:{minute}", "-t", $"{seconds}", "-c", "copy", $"file:{file}"], stop);
            measured.Add(($"{name}, {kind}", await FirstPictureAsync(file, stop)));
        }

        return measured.Select(one => Of(one.Name, one.Seconds, measured[0].Seconds));
    }

    private static Task<ToolResult> RunAsync(MediaTools tools, IReadOnlyList<string> arguments, CancellationToken stop) =>
        tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffmpeg, ["-v", "error", "-y", .. arguments], Limit), stop);

    private static Figure Of(string name, double seconds, double shortest) => Figure.Of($"last byte to first picture, {name}", Peer, "s", [(seconds, shortest)]);

    private static async Task<double> FirstPictureAsync(string file, CancellationToken stop)
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var instructor = await Person.SignedInAsync(platform.Edge, "instructor", stop);
        using var learner = await Person.SignedInAsync(platform.Edge, "learner", stop);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(platform.Edge, "learner");
        var lesson = (await instructor.NewLessonAsync("Bench", Path.GetFileName(file), stop)).LessonId;
        await using var content = File.OpenRead(file);
        var upload = await TusUpload.CreateAsync(instructor, lesson, "lecture.mp4", content.Length, stop);
        await upload.SendAsync(content, _ => { }, stop);
        var accepted = TimeProvider.System.GetUtcNow();
        await Eventually.TrueAsync(async () => (await learner.LessonAsync(lesson, stop))?.Video?.DurationSeconds is not null, Limit);
        var seen = await PlayerCheck.PlayAsync(browser, platform.Edge, lesson, new(MediaSeconds: 1, Renditions: 1, Limit: Limit, Ladder: false), stop);
        return seen is { Problem: null, FirstFrameAt: { } shown } ? (shown - accepted).TotalSeconds : throw new InvalidOperationException($"It did not play: {seen.Problem}");
    }
}
