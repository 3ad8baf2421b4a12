using System.Text.Json;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Launcher.Running;

namespace EduStream.Launcher.Demo;

/// <summary>The whole main job once: start, sign in, upload, follow, watch, report.</summary>
internal static class DemoRun
{
    internal static async Task<int> RunAsync(DemoOptions options, CancellationToken stop)
    {
        var view = new DemoView();
        await using var platform = Platform.Start(options.Platform, merged: null, colours: false);
        DemoView.Say("Starting EduStream.");
        var lecture = Lecture.GetAsync(options, platform.State.DataFolder, stop);
        await platform.WaitHealthyAsync(stop);
        var startup = platform.State.StartupSeconds!.Value;
        DemoView.Say($"EduStream is up after {startup:0.0} s.");
        var edge = platform.State.Of("edge").Address;
        var path = await lecture;

        using var instructor = await Person.SignedInAsync(edge, "instructor", stop);
        using var learner = await Person.SignedInAsync(edge, "learner", stop);
        var lesson = await instructor.NewLessonAsync("Demonstration", Path.GetFileNameWithoutExtension(path), stop);
        DemoView.Say($"Uploading {Path.GetFileName(path)} as the instructor.");

        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<PlayerReport>? watching = null;
        Publication publication;
        try
        {
            publication = await view.WithBarsAsync(bars => Publication.RunAsync(
                instructor, lesson.LessonId, path, bars, _ => watching = Viewing.WatchAsync(learner, lesson.LessonId, giveUp.Token), stop));
        }
        catch
        {
            await giveUp.CancelAsync();
            await (watching ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        DemoView.Say("Published. Playing it as the learner in a headless browser.");
        var seen = await watching!;
        var video = await instructor.VideoAsync(publication.VideoId, stop);
        var report = Report(publication, video, seen, ProcessMemory.Of(platform.State), startup);
        Tell(report, edge, lesson);
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, Person.Json));
        }

        if (!options.Once)
        {
            DemoView.Say("EduStream stays up; stop it with Ctrl-C or './edustream down'.");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return 0;
    }

    private static DemoReport Report(Publication publication, Catalog.Video video, PlayerReport seen, IReadOnlyList<DemoProcess> processes, double startup)
    {
        if (seen is not { Problem: null, StartupMs: { } startupMs, FirstFrameAt: { } firstFrame })
        {
            throw new LauncherException($"The video was published but the browser did not play it: {seen.Problem ?? "no picture within the time limit"}.");
        }

        var media = video.DurationSeconds!.Value;
        var wanted = video.Renditions.Where(rendition => rendition.Width is not null).DistinctBy(rendition => rendition.Height).Count();
        return seen.MediaSecondsPlayed < Math.Min(10, media - 0.5) || seen.RenditionsSeen.Count < Math.Min(2, wanted)
            ? throw new LauncherException(
                $"The browser decoded only {seen.MediaSecondsPlayed:0.0} s in {seen.RenditionsSeen.Count} renditions within the time limit.")
            : new DemoReport(
                Round(publication.UploadSeconds),
                Round((firstFrame - publication.AcceptedAt).TotalSeconds),
                Round(publication.PublishedSeconds),
                Round(media),
                Round(media / publication.EncodeSeconds),
                [.. video.Renditions.Select(DemoRendition.Of)],
                new DemoPlayback(Round(startupMs), seen.FramesDecoded, seen.RenditionsSeen, seen.KeySystem),
                processes,
                Round(startup));
    }

    private static void Tell(DemoReport report, Uri edge, Catalog.Lesson lesson)
    {
        DemoView.Say($"Played {report.Playback.FramesDecoded} frames in {string.Join(" and ", report.Playback.RenditionsSeen)}, decrypted by {report.Playback.KeySystem ?? "nobody"}; the first one {report.Playback.StartupMs:0} ms after opening the page.");
        DemoView.Say($"{report.MediaSeconds:0.0} s of lecture: published {report.PublishedSeconds:0.0} s after the upload, encoded at {report.EncodeRealtimeFactor:0.0} times real time, {report.Processes.Sum(process => process.RssMb):0} MB resident.");
        DemoView.Say($"Watch it at {new Uri(edge, $"lessons/{lesson.LessonId}")}");
        DemoView.Say("Sign in as learner / learner, instructor / instructor or admin / admin.");
    }

    private static double Round(double value) => Math.Round(value, 3);
}
