using System.Diagnostics;
using System.Globalization;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Crash;

/// <summary>
/// Ten publications, each with a <c>kill -9</c> inside one of its steps. The order and the delays come from a seed; a kill that came too late
/// (the step had just ended) counts as a round, and its step gets another one.
/// </summary>
[Trait("Suite", "crash")]
public sealed class CrashTests
{
    private const int ChunkBytes = 256 * 1024;
    private const int MostRounds = 20;
    private static readonly TimeSpan ReachLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(4);

    // The framework's lines about requests tell when a delivery or a pointer switch is under way; the outbox names each event.
    private static readonly Dictionary<string, string> Telling = new()
    {
        ["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information",
        ["Logging__LogLevel__EduStream.Catalog.Outbox"] = "Debug",
    };

    [Fact(Timeout = 2_400_000)]
    public async Task Kills_inside_every_step_lose_nothing_and_repeat_nothing()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("EDUSTREAM_CRASH_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1_000_000);
        var random = new Random(seed);
        Console.WriteLine($"crash: seed {seed}");
        using var clips = new TestClips();
        var file = await clips.LectureAsync(25);
        var source = await File.ReadAllBytesAsync(file);
        await using var platform = await PlatformFixture.StartAsync(environment: Telling);
        using var instructor = await Person.SignedInAsync(platform.Edge, "instructor", CancellationToken.None);
        using var learner = await Person.SignedInAsync(platform.Edge, "learner", CancellationToken.None);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(platform.Edge, "learner");

        var order = CrashPoint.All.ToArray();
        random.Shuffle(order);
        var waiting = new Queue<CrashPoint>(order);
        var rounds = 0;
        while (waiting.TryDequeue(out var point))
        {
            Assert.True(++rounds <= MostRounds, $"{point.Step} of {point.Victim} was not hit within {MostRounds} rounds.");
            var watch = Stopwatch.StartNew();
            var (round, hit) = await RunAsync(platform, random, instructor, point, source);
            Console.WriteLine($"crash: seed {seed}, round {rounds}: kill -9 {point.Victim} inside {point.Step}: {(hit ? "hit" : "too late")}; published {watch.Elapsed.TotalSeconds:0.0} s after the round began");
            if (!hit)
            {
                waiting.Enqueue(point);
            }

            await platform.WaitHealthyAsync();
            await Effects.CheckAsync(round, instructor, learner, source);
            var seen = await PlayerCheck.PlayAsync(browser, platform.Edge, round.LessonId, new(MediaSeconds: 2, Renditions: 1), TestContext.Current.CancellationToken);
            Assert.True(seen is { Problem: null, FramesDecoded: > 0, MediaSecondsPlayed: >= 2 }, $"{seen}");
            await Eventually.TrueAsync(() => Effects.Emitted(Path.Combine(platform.DataFolder, "logs", "catalog.log"), Topics.VideoPublished).Count == rounds);
        }

        Assert.True(rounds >= 10);
    }

    private static async Task<(Round Round, bool Hit)> RunAsync(PlatformFixture platform, Random random, Person instructor, CrashPoint point, byte[] source)
    {
        using var limit = new CancellationTokenSource(EndLimit);
        var lesson = await instructor.NewLessonAsync("Crash", point.Step, limit.Token);
        var upload = await TusUpload.CreateAsync(instructor, lesson.LessonId, "lecture.mp4", source.Length, limit.Token, ChunkBytes);
        var round = new Round(platform, random, lesson.LessonId, upload, source.Length);
        var killing = Task.Factory.StartNew(() => Kill(round, point), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        await using var content = new MemoryStream(source);
        await upload.SendAsync(content, _ => { }, limit.Token);
        var end = await Publish.EndAsync(instructor, upload.VideoId, limit.Token);
        var hit = await killing;
        Assert.True(end.State == ProgressState.Published, $"{point.Step} of {point.Victim}: {end.Sentence}");
        return (round, hit);
    }

    // A loop without pauses: some of these moments last a few milliseconds.
    private static bool Kill(Round round, CrashPoint point)
    {
        var watch = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => point.Inside(round), ReachLimit);
        if (watch.Elapsed >= ReachLimit)
        {
            return false;
        }

        if (point.Step == "encode")
        {
            // Anywhere inside, not only at its beginning.
            var delay = TimeSpan.FromMilliseconds(round.Random.Next(1500));
            SpinWait.SpinUntil(() => !point.Inside(round), delay);
        }

        var before = point.Inside(round);
        round.Platform.Kill(point.Victim);
        // An encoder is a child of the worker and ends with it; everything else that was still going on just after the kill was hit.
        return before && (point is { Step: "encode", Victim: AppIds.Pipeline } || point.Inside(round));
    }
}
