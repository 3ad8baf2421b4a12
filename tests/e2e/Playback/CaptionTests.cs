using System.Net.Http.Headers;
using System.Text;
using EduStream.Contracts;
using EduStream.Launcher.Player;
using EduStream.Testing;
using EduStream.Tests.E2E.Platforms;
using Microsoft.Playwright;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

[Collection(SharedPlatform.Name)]
public sealed class CaptionTests(SharedPlatform shared)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 240_000)]
    public async Task A_learner_reads_what_the_instructor_gave_and_the_choice_stays()
    {
        var stop = TestContext.Current.CancellationToken;
        await PutAsync(shared.First.Video.VideoId, "1\n00:00:02,000 --> 00:00:06,000\nWaves carry energy\n", stop);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");

        await OpenAsync(browser);
        await ChooseEnglishAsync(browser.Page);
        Assert.InRange(await ReadAtAsync(browser), 1.9, 6.2);

        await OpenAsync(browser);
        Assert.InRange(await ReadAtAsync(browser), 1.9, 6.2);
        await browser.Page.GotoAsync("about:blank");
    }

    // With the keyboard alone, as somebody does who sees no pointer.
    private static async Task ChooseEnglishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More settings" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Captions" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "English" }).PressAsync("Enter");
    }

    private async Task OpenAsync(Browser browser)
    {
        await browser.Page.GotoAsync(new Uri(shared.Platform.Edge, $"lessons/{shared.First.LessonId}").ToString());
        await Eventually.TrueAsync(() => browser.Page.EvaluateAsync<bool>("window.edustreamPlayer?.getTextTracks().length === 1"), Limit);
        await browser.Page.EvaluateAsync("(async () => { const video = document.querySelector('video'); video.muted = true; video.currentTime = 0; await video.play(); })()");
    }

    // Seconds at which the words stood on the page.
    private static async Task<double> ReadAtAsync(Browser browser)
    {
        // Looked for by the debugger: the page's own policy forbids a script that would wait in it.
        double? seen = null;
        await Eventually.TrueAsync(
            async () => (seen = await browser.Page.EvaluateAsync<double?>(
                "document.querySelector('.player')?.textContent.includes('Waves carry energy') ? document.querySelector('video').currentTime : null")) is not null,
            Limit);
        return seen!.Value;
    }

    private async Task PutAsync(VideoId videoId, string captions, CancellationToken stop)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, $"api/catalog/videos/{videoId}/captions/en") { Content = new StringContent(captions, Encoding.UTF8) };
        put.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-subrip");
        using var answer = await shared.Instructor.SendAsync(put, HttpCompletionOption.ResponseContentRead, stop);
        answer.EnsureSuccessStatusCode();
    }
}
