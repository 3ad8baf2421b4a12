using EduStream.Launcher.Player;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

/// <summary>What a learner hears, through the real page in a real browser.</summary>
[Collection(SharedPlatform.Name)]
public sealed class SoundTests(SharedPlatform shared)
{
    private const string Labels = "edustreamPlayer.getAudioTracks().map(track => track.label).join()";
    private const string Active = "edustreamPlayer.getAudioTracks().find(track => track.active)?.label";

    [Fact(Timeout = 300_000)]
    public async Task A_podcast_plays_encrypted_with_a_cover_in_the_place_of_the_picture()
    {
        using var clips = new TestClips();
        var file = await clips.MakeAsync(new Clip { Seconds = 10, Picture = false, Extension = "mp3", Output = ["-c:a", "libmp3lame"] });
        var lesson = await Publish.Async(shared.Instructor, file);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");

        await OpenAsync(browser, lesson);
        await WhenAsync(browser, "document.querySelector('video').currentTime > 5");

        Assert.True(await browser.Page.EvaluateAsync<bool>("edustreamPlayer.isAudioOnly()"));
        Assert.Equal("org.w3.clearkey", await browser.Page.EvaluateAsync<string>("edustreamPlayer.drmInfo().keySystem"));
        Assert.True(await browser.Page.EvaluateAsync<int>("document.querySelector('video').webkitAudioDecodedByteCount") > 0);
        Assert.True(await browser.Page.Locator(".player .cover").IsVisibleAsync());
        await browser.Page.GotoAsync("about:blank");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_language_is_chosen_in_the_menu_and_remembered_and_the_picture_stays()
    {
        using var clips = new TestClips();
        var lesson = await Publish.Async(shared.Instructor, await ThreeSoundsAsync(clips));
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");
        var page = browser.Page;

        await OpenAsync(browser, lesson);
        Assert.Equal("English,Deutsch,English (commentary)", await page.EvaluateAsync<string>(Labels));
        Assert.Equal("English", await page.EvaluateAsync<string>(Active));
        Assert.False(await page.Locator(".player .cover").IsVisibleAsync());
        // Every variant that the player may choose has a picture and a sound.
        Assert.True(await page.EvaluateAsync<bool>("edustreamPlayer.getVariantTracks().every(track => track.videoCodec && track.audioCodec)"));

        await page.EvaluateAsync("document.querySelector('video').pause(); document.querySelector('.shaka-language-button').click()");
        await page.EvaluateAsync("[...document.querySelectorAll('.shaka-audio-languages button')].find(button => button.textContent === 'Deutsch').click()");
        await WhenAsync(browser, $"{Active} === 'Deutsch'");

        await OpenAsync(browser, lesson);
        Assert.Equal("Deutsch", await page.EvaluateAsync<string>(Active));
        Assert.True(await page.EvaluateAsync<int>("document.querySelector('video').videoWidth") > 0);
        await page.GotoAsync("about:blank");
    }

    private async Task OpenAsync(Browser browser, Published lesson)
    {
        await browser.Page.GotoAsync(new Uri(shared.Platform.Edge, $"lessons/{lesson.LessonId}").ToString());
        await WhenAsync(browser, "!!window.edustreamPlayer?.getAudioTracks().some(track => track.active) && document.querySelector('video').currentTime > 0.5");
    }

    // Not the browser library's own waiting: it needs eval, which the page's security policy forbids.
    private static Task WhenAsync(Browser browser, string condition) =>
        Eventually.TrueAsync(() => browser.Page.EvaluateAsync<bool>(condition), TimeSpan.FromMinutes(1), condition);

    private static async Task<string> ThreeSoundsAsync(TestClips clips)
    {
        var picture = await clips.MakeAsync(new Clip { Seconds = 10, Sound = false });
        List<string> inputs = [];
        foreach (var hertz in (int[])[660, 440, 1200])
        {
            inputs.AddRange(["-i", await clips.MakeAsync(new Clip { Seconds = 10, Picture = false, Frequency = hertz, Extension = "m4a" })]);
        }

        return await clips.RewrapAsync(
            picture,
            "mp4",
            [
                .. inputs, "-map", "0:v", "-map", "1:a", "-map", "2:a", "-map", "3:a",
                "-metadata:s:a:0", "language=ger", "-metadata:s:a:1", "language=eng", "-metadata:s:a:2", "language=eng",
                "-disposition:a:0", "0", "-disposition:a:1", "default", "-disposition:a:2", "comment",
            ]);
    }
}
