using EduStream.Benchmarks.Media.Ladder;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Reports;
using EduStream.Launcher.Clients;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Testing;

namespace EduStream.Benchmarks.Media.TimeLeft;

/// <summary>
/// How honest the time left is on real publications: a lecture that is of one kind from beginning to end, and one whose parts cost as differently as lectures get (pages of
/// text, scrolling code, footage when there is any).
/// </summary>
internal static class TimeLeftBench
{
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(100);

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("edustream-bench-");
        try
        {
            var tools = new MediaTools();
            var clips = await new LadderClips(tools, folder.FullName, Part).MakeAsync(stop);
            var pages = clips.Clips.Single(clip => clip.Name == "pages with the speaker in a corner").File;
            var parts = clips.Clips.Where(clip => clip.Name != "pages of text").Select(clip => clip.File).Take(3).ToList();
            var even = await JoinAsync(tools, Path.Combine(folder.FullName, "even.mp4"), [pages, pages, pages], stop);
            var mixed = await JoinAsync(tools, Path.Combine(folder.FullName, "mixed.mp4"), parts, stop);
            return
            [
                .. await MeasureAsync("one kind of picture", even, mixed, stop),
                .. await MeasureAsync("different kinds of picture", mixed, even, stop),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <param name="before">Another lecture, from which the platform learns what its work costs: operators have had many.</param>
    private static async Task<IEnumerable<Figure>> MeasureAsync(string kind, string file, string before, CancellationToken stop)
    {
        await using var platform = await PlatformFixture.StartAsync();
        using var instructor = await Person.SignedInAsync(platform.Edge, "instructor", stop);
        var (first, _) = await PublishAsync(instructor, before, stop);
        // What is made of a published lecture would take cores from the next.
        await Eventually.TrueAsync(async () => (await instructor.GetAsync<Enrichment>($"api/pipeline/videos/{first}/enrichment", stop)).EndedAt is not null, TimeSpan.FromMinutes(5));
        var (video, told) = await PublishAsync(instructor, file, stop);
        var report = await instructor.GetAsync<LadderReport>($"api/pipeline/videos/{video}/report", stop);
        await Console.Error.WriteLineAsync($"time left, {kind} (told/true, s): {told}");
        return
        [
            new($"time left, {kind}: within a fifth after the first quarter", "wanted", "of the time", told.HonestShare, 1, told.HonestShare, 1),
            new($"time left, {kind}: largest error after the first quarter", "wanted, at most 0.2", "of what is left", told.WorstError, 0.2, told.WorstError / 0.2, 1),
            new($"work of encoding, {kind}: as expected beforehand", "as it came", "core seconds", report.Expected.CoreSeconds!.Value, report.Actual!.CoreSeconds, report.Expected.CoreSeconds / report.Actual.CoreSeconds, 1),
        ];
    }

    private static async Task<(VideoId Video, Told Told)> PublishAsync(Person instructor, string file, CancellationToken stop)
    {
        var lesson = (await instructor.NewLessonAsync("Bench", Path.GetFileName(file), stop)).LessonId;
        await using var content = File.OpenRead(file);
        var upload = await TusUpload.CreateAsync(instructor, lesson, "lecture.mp4", content.Length, stop);
        await upload.SendAsync(content, _ => { }, stop);
        var accepted = TimeProvider.System.GetTimestamp();
        List<(double, double?)> moments = [];
        await foreach (var seen in ProgressFeed.FollowAsync(instructor, upload.VideoId, stop))
        {
            var at = TimeProvider.System.GetElapsedTime(accepted).TotalSeconds;
            if (seen.State == ProgressState.Published)
            {
                return (upload.VideoId, new Told(moments, at));
            }

            moments.Add((at, seen.SecondsLeft));
        }

        throw new InvalidOperationException("The lecture was not published.");
    }

    /// <summary>One size and rate for all parts, one sound under them.</summary>
    private static async Task<string> JoinAsync(MediaTools tools, string file, List<string> parts, CancellationToken stop)
    {
        var inputs = parts.SelectMany(part => (string[])["-i", $"file:{part}"]);
        var chains = parts.Select((_, index) => $"[{index}:v:0]scale=1280:720,setsar=1,fps=30[v{index}]");
        var joined = $"{string.Join(';', chains)};{string.Concat(parts.Select((_, index) => $"[v{index}]"))}concat=n={parts.Count}[out]";
        string[] sound = ["-f", "lavfi", "-i", $"sine=f=220:d={parts.Count * (int)Part.TotalSeconds}"];
        string[] output = ["-filter_complex", joined, "-map", "[out]", "-map", $"{parts.Count}:a", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-g", "600", "-c:a", "aac", "-shortest", $"file:{file}"];
        await tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffmpeg, ["-v", "error", "-y", .. inputs, .. sound, .. output], TimeSpan.FromMinutes(10)), stop);
        return file;
    }

    private sealed record Enrichment(DateTimeOffset? EndedAt);
}
