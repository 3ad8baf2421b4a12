using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Testing;

namespace EduStream.Benchmarks.Media.Instant;

/// <summary>
/// From the last byte of an upload to the first picture in a browser that waits for it, for lectures of any length. Each has a platform of its own,
/// because the ladder of the one before would still be encoded.
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
            var minute = Path.Combine(folder.FullName, "minute.mp4");
            await tools.Lecture.CreateAsync(minute, TimeSpan.FromSeconds(60), stop: stop);
            List<(string Name, double Seconds)> measured = [];
            foreach (var (name, seconds) in Lectures)
            {
                var file = Path.Combine(folder.FullName, "lecture.mp4");
                // The same minute again and again: nothing but the length differs.
                await tools.Runner.RequireAsync(
                    new ToolCommand(tools.Locator.Ffmpeg, ["-v", "error", "-y", "-stream_loop", "-1", "-i", $"file:{minute}", "-t", $"{seconds}", "-c", "copy", $"file:{file}"], Limit), stop);
                measured.Add((name, await FirstPictureAsync(file, stop)));
            }

            return [.. measured.Select(one => Of(one.Name, one.Seconds, measured[0].Seconds))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

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
