using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

/// <summary>Watching a lecture that is still being encoded. One platform: the hour is not waited for.</summary>
public sealed class InstantStreamTests : IAsyncLifetime
{
    // Groups of pictures that are too long to be shown as they are: the stream is encoded.
    private static readonly Clip Slow = new() { Seconds = 60, Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "750", "-pix_fmt", "yuv420p"] };

    private const double Hour = 3600;
    private readonly TestClips clips = new();
    private PlatformFixture platform = null!;
    private Person instructor = null!;
    private Person learner = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await PlatformFixture.StartAsync(environment: new Dictionary<string, string> { ["Playback__Heartbeat"] = "00:00:02" });
        instructor = await Person.SignedInAsync(platform.Edge, "instructor", CancellationToken.None);
        learner = await Person.SignedInAsync(platform.Edge, "learner", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        instructor?.Dispose();
        learner?.Dispose();
        await platform.DisposeAsync();
        clips.Dispose();
    }

    [Fact(Timeout = 300_000)]
    public async Task The_player_moves_from_the_instant_stream_to_the_whole_ladder_by_itself()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(platform.Edge, "learner");
        var (lesson, _) = await PlayableAsync(await clips.LectureAsync(24), stop);

        var seen = await PlayerCheck.PlayAsync(browser, platform.Edge, lesson, new(MediaSeconds: 8, Limit: TimeSpan.FromMinutes(4)), stop);

        Assert.Null(seen.Problem);
        var leap = Assert.Single(seen.Leaps);
        Assert.InRange(leap.Media, -1, 1);
        Assert.True(seen.RenditionsSeen.Count >= 2, $"{seen}");
        Assert.Equal("org.w3.clearkey", seen.KeySystem);
    }

    [Fact(Timeout = 300_000)]
    public async Task An_hour_plays_and_seeks_in_what_is_there_while_less_than_a_tenth_is_encoded()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(platform.Edge, "learner");
        var (lesson, video) = await PlayableAsync(await clips.RepeatAsync(await clips.MakeAsync(Slow), Hour), stop);
        // However fast this machine encodes and however slowly it tests: nothing is encoded but what is waited for.
        Signal("STOP", platform.State.Of(AppIds.Pipeline).Pid);
        try
        {
            await using var playback = await OpenPlayback.StartAsync(learner, lesson);
            for (var there = 0.0; there < 24;)
            {
                var before = there;
                Signal("CONT", platform.State.Of(AppIds.Pipeline).Pid);
                await Eventually.TrueAsync(async () => (there = Seconds(await PictureAsync(playback.Session.HlsUrl, stop))) > before, TimeSpan.FromMinutes(2));
                Signal("STOP", platform.State.Of(AppIds.Pipeline).Pid);
            }

            await browser.Page.GotoAsync(new Uri(platform.Edge, $"lessons/{lesson}").ToString());
            var early = await PositionAsync(browser, 1, stop);
            // Near the end of what is there, and back.
            await browser.Page.EvaluateAsync("() => { const v = document.querySelector('video'); v.currentTime = edustreamPlayer.seekRange().end - 3; }");
            var late = await PositionAsync(browser, early.Start + 4, stop);
            await browser.Page.EvaluateAsync("() => { document.querySelector('video').currentTime = 1; }");
            var back = await PositionAsync(browser, 1.5, stop);

            var description = await learner.Client.GetStringAsync(playback.Session.DashUrl, stop);
            Assert.Contains("type=\"dynamic\"", description, StringComparison.Ordinal);
            Assert.Contains("mediaPresentationDuration=\"PT3600", description, StringComparison.Ordinal);
            var playlist = await PictureAsync(playback.Session.HlsUrl, stop);
            Assert.Contains("#EXT-X-PLAYLIST-TYPE:EVENT", playlist);
            Assert.DoesNotContain("#EXT-X-ENDLIST", playlist);
            Assert.InRange(Seconds(playlist), late.Time, Hour / 10);
            Assert.Null((await instructor.VideoAsync(video, stop)).Published);
            Assert.InRange(late.Duration, Hour - 1, Hour + 1);
            Assert.InRange(back.Time, 1.5, late.Time);
        }
        finally
        {
            // Also after a failure: a process that stands still cannot be stopped in an orderly way.
            Signal("CONT", platform.State.Of(AppIds.Pipeline).Pid);
        }
    }

    private async Task<(LessonId Lesson, VideoId Video)> PlayableAsync(string file, CancellationToken stop)
    {
        var lesson = (await instructor.NewLessonAsync("Instant", "Instant", stop)).LessonId;
        var video = await Publish.UploadAsync(instructor, lesson, file, null, stop);
        await Eventually.TrueAsync(async () => (await instructor.VideoAsync(video, stop)).Playable is not null, TimeSpan.FromMinutes(2));
        return (lesson, video);
    }

    private static double Seconds(string[] playlist) =>
        playlist.Where(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal)).Sum(line => double.Parse(line[8..^1], CultureInfo.InvariantCulture));

    private static void Signal(string name, int pid)
    {
        using var kill = Process.Start("kill", [$"-{name}", pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private async Task<string[]> PictureAsync(string hls, CancellationToken stop)
    {
        var address = new Uri(platform.Edge, hls);
        var uri = (await learner.Client.GetStringAsync(address, stop)).Split('\n').First(line => line.EndsWith(".m3u8", StringComparison.Ordinal) && !line.StartsWith('#'));
        return (await learner.Client.GetStringAsync(new Uri(address, uri), stop)).Split('\n');
    }

    /// <summary>Waits until the picture has come that far.</summary>
    private static async Task<(double Time, double Start, double End, double Duration)> PositionAsync(Browser browser, double least, CancellationToken stop)
    {
        JsonElement now = default;
        await Eventually.TrueAsync(
            async () =>
            {
                stop.ThrowIfCancellationRequested();
                now = (await browser.Page.EvaluateAsync(
                    "() => { const v = document.querySelector('video'); const r = window.edustreamPlayer?.seekRange(); return { t: v?.seeking ? 0 : v?.currentTime ?? 0, s: r?.start ?? 0, e: r?.end ?? 0, d: Number.isFinite(v?.duration) ? v.duration : -1 }; }"))!.Value;
                return now.GetProperty("t").GetDouble() >= least;
            },
            TimeSpan.FromSeconds(60));
        return (now.GetProperty("t").GetDouble(), now.GetProperty("s").GetDouble(), now.GetProperty("e").GetDouble(), now.GetProperty("d").GetDouble());
    }
}
