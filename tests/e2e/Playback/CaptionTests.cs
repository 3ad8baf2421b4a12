using System.Net.Http.Headers;
using System.Text;
using EduStream.Contracts;
using EduStream.Launcher.Player;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

[Collection(SharedPlatform.Name)]
public sealed class CaptionTests(SharedPlatform shared)
{
    private const float Limit = 60_000;

    [Fact(Timeout = 240_000)]
    public async Task A_learner_reads_what_the_instructor_gave_and_the_choice_stays()
    {
        var stop = TestContext.Current.CancellationToken;
        await PutAsync(shared.First.Video.VideoId, "1\n00:00:02,000 --> 00:00:06,000\nWaves carry energy\n", stop);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");

        await OpenAsync(browser);
        await browser.Page.Locator("video").FocusAsync();
        Assert.Equal(0, await browser.Page.GetByText("Waves carry energy").CountAsync());
        await browser.Page.Keyboard.PressAsync("c");
        Assert.InRange(await ReadAtAsync(browser), 1.9, 6.2);

        await OpenAsync(browser);
        Assert.InRange(await ReadAtAsync(browser), 1.9, 6.2);
        await browser.Page.GotoAsync("about:blank");
    }

    private async Task OpenAsync(Browser browser)
    {
        await browser.Page.GotoAsync(new Uri(shared.Platform.Edge, $"lessons/{shared.First.LessonId}").ToString());
        await browser.Page.WaitForFunctionAsync("window.edustreamPlayer?.getTextTracks().length === 1", null, new() { Timeout = Limit });
        await browser.Page.EvaluateAsync("(async () => { const video = document.querySelector('video'); video.muted = true; video.currentTime = 0; await video.play(); })()");
    }

    // Seconds at which the words stood on the page.
    private static async Task<double> ReadAtAsync(Browser browser)
    {
        var seen = await browser.Page.WaitForFunctionAsync(
            "document.querySelector('.player')?.textContent.includes('Waves carry energy') && { at: document.querySelector('video').currentTime }", null, new() { Timeout = Limit, PollingInterval = 50 });
        return (await seen.JsonValueAsync<System.Text.Json.JsonElement>()).GetProperty("at").GetDouble();
    }

    private async Task PutAsync(VideoId videoId, string captions, CancellationToken stop)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, $"api/catalog/videos/{videoId}/captions/en") { Content = new StringContent(captions, Encoding.UTF8) };
        put.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-subrip");
        using var answer = await shared.Instructor.SendAsync(put, HttpCompletionOption.ResponseContentRead, stop);
        answer.EnsureSuccessStatusCode();
    }
}
