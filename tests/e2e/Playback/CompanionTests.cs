using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Microsoft.Playwright;
using Xunit;
using Clip = EduStream.Testing.Media.Clip;

namespace EduStream.Tests.E2E.Playback;

/// <summary>Two recordings as one lesson, uploaded by an instructor and watched through the real page in a real browser.</summary>
[Collection(SharedPlatform.Name)]
public sealed class CompanionTests(SharedPlatform shared) : IDisposable
{
    private const double Offset = 2;
    private const string Main = "document.querySelector('.player > video')";
    private const string Second = "document.querySelector('.player > video.second')";
    private readonly TestClips clips = new();

    public void Dispose() => clips.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task Both_pictures_stay_within_a_tenth_of_a_second_through_play_seek_and_pause()
    {
        var lesson = await TwoPicturesAsync();
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");
        var page = browser.Page;
        await page.GotoAsync(new Uri(shared.Platform.Edge, $"lessons/{lesson}").ToString());
        await WhenAsync(browser, $"!!{Main} && {Main}.currentTime > 2 && {Second}.currentTime > 4 && !{Second}.paused");

        // Side by side until somebody chooses; protected as the main one is, and silent.
        Assert.True(await page.EvaluateAsync<bool>($"{Second}.checkVisibility() && {Second}.muted && {Second}.clientWidth > 100"));
        Assert.Equal("org.w3.clearkey", await page.EvaluateAsync<string>("edustreamCompanion.drmInfo().keySystem"));
        await InTimeAsync(browser, "playing");
        await WatchFramesAsync(browser);

        await page.EvaluateAsync($"{Main}.currentTime = 8");
        await WhenAsync(browser, $"{Main}.currentTime > 8.5 && !{Second}.seeking && {Second}.readyState > 2");
        await InTimeAsync(browser, "after a seek");

        // The page's watcher presses play whenever the picture rests: here it is to rest.
        await page.EvaluateAsync($"{Main}.play = async () => {{}}; {Main}.currentTime = 5; {Main}.pause()");
        await WhenAsync(browser, $"{Main}.paused && {Second}.paused && !{Main}.seeking && !{Second}.seeking && Math.abs({Second}.currentTime - {Main}.currentTime - {Offset}) < 0.1");
        var (main, second) = await TimesAsync(browser);
        Assert.InRange(second - main - Offset, -0.1, 0.1);
        Assert.InRange(main, 4.9, 5.1);
        // What is shown, and not only what the clocks say.
        await WhenAsync(browser, $"Math.abs({Second}.shownTime - {Main}.shownTime - {Offset}) <= 0.08 && Math.abs({Main}.shownTime - 5) < 0.1");

        await page.EvaluateAsync($"delete {Main}.play; {Main}.playbackRate = 1.5");
        await WhenAsync(browser, $"{Main}.currentTime > 7 && !{Second}.paused");
        await InTimeAsync(browser, "at another speed");

        // Behind the end of the second recording there is nothing of it.
        await page.EvaluateAsync($"{Main}.currentTime = 39");
        await WhenAsync(browser, $"!{Second}.checkVisibility() && {Second}.paused && {Main}.checkVisibility()");
        await page.GotoAsync("about:blank");
    }

    [Fact(Timeout = 300_000)]
    public async Task The_layout_is_chosen_with_the_keyboard_and_remembered_and_one_session_opens_both()
    {
        var lesson = await TwoPicturesAsync();
        await using (var playback = await OpenPlayback.StartAsync(shared.Learner, lesson))
        await using (var other = await OpenPlayback.StartAsync(shared.Learner, shared.First.LessonId))
        {
            using var anonymous = new HttpClient { BaseAddress = shared.Platform.Edge };
            var address = playback.Session.Companion!.DashUrl;
            Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await anonymous.GetAsync(address.Replace(playback.Session.Token, other.Session.Token, StringComparison.Ordinal))).StatusCode);
            await playback.EndAsync();
            await Eventually.TrueAsync(async () => (await anonymous.GetAsync(address)).StatusCode == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(20));
        }

        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");
        var page = browser.Page;
        await page.GotoAsync(new Uri(shared.Platform.Edge, $"lessons/{lesson}").ToString());
        await WhenAsync(browser, $"!!{Second} && {Second}.checkVisibility()");
        var layout = page.GetByLabel("Layout");
        await layout.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await WhenAsync(browser, $"document.querySelector('.player').dataset.layout === 'companion-only' && {Second}.clientWidth > 600");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        // Only the camera: the slides rest, and nobody waits for them.
        await WhenAsync(browser, $"document.querySelector('.player').dataset.layout === 'main-only' && !{Second}.checkVisibility() && {Second}.paused && !{Main}.paused");

        await page.ReloadAsync();
        await WhenAsync(browser, $"document.querySelector('.player')?.dataset.layout === 'main-only' && {Main}.currentTime > 0.5 && {Second}.paused");
        await layout.SelectOptionAsync("companion");
        await WhenAsync(browser, $"{Second}.clientWidth > {Main}.clientWidth * 2 && {Main}.checkVisibility()");
        await page.GotoAsync("about:blank");
    }

    [Fact(Timeout = 420_000)]
    public async Task The_studio_uploads_a_second_picture_and_shows_what_was_measured_and_takes_it_away()
    {
        var stop = TestContext.Current.CancellationToken;
        var (near, far) = await clips.TwoRecordingsAsync(12, 1.5);
        var title = $"Two recordings {Guid.CreateVersion7()}";
        var lesson = await shared.Instructor.NewLessonAsync("Tests", title, stop);
        var main = await Publish.UploadAsync(shared.Instructor, lesson.LessonId, near, null, stop);
        Assert.Equal(ProgressState.Published, (await Publish.EndAsync(shared.Instructor, main, stop)).State);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "instructor");
        await browser.Page.GotoAsync(new Uri(shared.Platform.Edge, "studio").ToString());
        var row = browser.Page.Locator("li", new() { HasText = title });

        await row.GetByText("Second picture", new() { Exact = true }).ClickAsync();
        await row.GetByLabel("It shows").SelectOptionAsync("slides");
        await row.GetByLabel("Upload second picture").SetInputFilesAsync(far);
        await row.GetByText("Measured from the sound of both: -1.").WaitForAsync(new() { Timeout = 240_000 });
        Assert.InRange((await CompanionAsync(lesson.LessonId))!.OffsetSeconds, -1.54, -1.46);

        var offset = row.GetByLabel("Seconds that it was started");
        await offset.FillAsync("0,25");
        await row.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await row.GetByText("not used").WaitForAsync();
        Assert.Equal(0.25, (await CompanionAsync(lesson.LessonId))!.OffsetSeconds);

        browser.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove second picture" }).ClickAsync();
        await row.GetByLabel("Upload second picture").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Null(await CompanionAsync(lesson.LessonId));
        await browser.Page.GotoAsync("about:blank");
    }

    private async Task<Catalog.PlaybackCompanion?> CompanionAsync(LessonId lesson)
    {
        await using var playback = await OpenPlayback.StartAsync(shared.Learner, lesson);
        return playback.Session.Companion;
    }

    private async Task<LessonId> TwoPicturesAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var main = await Publish.Async(shared.Instructor, await clips.MakeAsync(new Clip { Seconds = 40 }));
        var slides = await Publish.UploadAsync(shared.Instructor, main.LessonId, await clips.MakeAsync(new Clip { Seconds = 40, Sound = false }), null, stop, companion: "slides");
        var end = await Publish.EndAsync(shared.Instructor, slides, stop);
        Assert.True(end.State == ProgressState.Published, end.Sentence);
        using var describe = new HttpRequestMessage(HttpMethod.Put, $"api/catalog/lessons/{main.LessonId}/companion") { Content = JsonContent.Create(new { offsetSeconds = Offset }) };
        using var described = await shared.Instructor.SendAsync(describe, HttpCompletionOption.ResponseContentRead, stop);
        described.EnsureSuccessStatusCode();
        return main.LessonId;
    }

    /// <summary>Twenty looks in a row, a tenth of a second apart, all within a tenth of a second. A machine without a free core may starve either picture before that.</summary>
    private static async Task InTimeAsync(Browser browser, string when)
    {
        var tries = 0;
        var drifts = Array.Empty<double>();
        await Eventually.TrueAsync(
            async () =>
            {
                tries++;
                drifts = await DriftsAsync(browser);
                return drifts.Max(Math.Abs) <= 0.1;
            },
            TimeSpan.FromSeconds(20),
            $"both pictures are in time {when}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{when}: at most {drifts.Max(Math.Abs) * 1000:0} ms apart, {drifts.Average(Math.Abs) * 1000:0} ms in the mean, try {tries}");
    }

    private static Task<double[]> DriftsAsync(Browser browser) => browser.Page.EvaluateAsync<double[]>(
            $$"""
            async () => {
              const seen = [];
              for (let i = 0; i < 20; i++) {
                seen.push({{Second}}.currentTime - {{Main}}.currentTime - {{Offset}});
                await new Promise((resolve) => setTimeout(resolve, 100));
              }
              return seen;
            }
            """);

    private static async Task<(double Main, double Second)> TimesAsync(Browser browser)
    {
        var times = await browser.Page.EvaluateAsync<double[]>($"[{Main}.currentTime, {Second}.currentTime]");
        return (times[0], times[1]);
    }

    /// <summary>Notes of each picture when the frame that is shown belongs; protected pictures cannot be read back.</summary>
    private static async Task WatchFramesAsync(Browser browser) => await browser.Page.EvaluateAsync(
        $$"""
        () => {
          for (const video of [{{Main}}, {{Second}}]) {
            const note = (_, frame) => {
              video.shownTime = frame.mediaTime;
              video.requestVideoFrameCallback(note);
            };
            video.requestVideoFrameCallback(note);
          }
        }
        """);

    private static Task WhenAsync(Browser browser, string condition) =>
        Eventually.TrueAsync(() => browser.Page.EvaluateAsync<bool>(condition), TimeSpan.FromMinutes(1), condition);
}
