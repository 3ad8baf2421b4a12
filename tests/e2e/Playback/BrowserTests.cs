using EduStream.Launcher.Player;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

[Collection(SharedPlatform.Name)]
public sealed class BrowserTests(SharedPlatform shared)
{
    [Fact(Timeout = 240_000)]
    public async Task A_browser_decodes_pictures_with_licences_and_none_without()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "learner");

        var blocked = await PlayerCheck.PlayAsync(browser, shared.Platform.Edge, shared.First.LessonId, new(Limit: TimeSpan.FromSeconds(15), BlockLicences: true), stop);
        await browser.Page.UnrouteAllAsync();
        var open = await PlayerCheck.PlayAsync(browser, shared.Platform.Edge, shared.First.LessonId, new(MediaSeconds: 9), stop);

        Assert.Equal(0, blocked.FramesDecoded);
        Assert.Empty(blocked.RenditionsSeen);
        Assert.Equal(0, blocked.MediaSecondsPlayed);
        Assert.True(open.FramesDecoded > 150, $"{open}");
        Assert.True(open.RenditionsSeen.Count >= 2, $"{open}");
        Assert.NotEmpty(open.Switches);
        Assert.Equal("org.w3.clearkey", open.KeySystem);
    }
}
