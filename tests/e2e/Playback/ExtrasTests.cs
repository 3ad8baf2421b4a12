using System.Net;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Media.Samples;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Microsoft.Playwright;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

/// <summary>What was made of a published lecture, as its instructor sees it in the real page.</summary>
[Collection(SharedPlatform.Name)]
public sealed class ExtrasTests(SharedPlatform shared) : IDisposable
{
    private readonly TestClips clips = new();

    public void Dispose() => clips.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task The_studio_says_which_extras_of_a_video_are_there_and_why_others_are_not()
    {
        var stop = TestContext.Current.CancellationToken;
        var title = $"Extras {Guid.CreateVersion7()}";
        var lesson = await shared.Instructor.NewLessonAsync("Tests", title, stop);
        var video = await Publish.UploadAsync(shared.Instructor, lesson.LessonId, await clips.LectureAsync(12, new LectureFormat(320, 180, "10") { Voice = string.Empty }), null, stop);
        Assert.Equal(ProgressState.Published, (await Publish.EndAsync(shared.Instructor, video, stop)).State);
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(shared.Platform.Edge, "instructor");
        await browser.Page.GotoAsync(new Uri(shared.Platform.Edge, "studio").ToString());
        var row = browser.Page.Locator("li", new() { HasText = title });

        await row.GetByText("what was made of the video").ClickAsync();

        await row.GetByText("Everything that can be made of this video is there.").WaitForAsync(new() { Timeout = 120_000 });
        await row.GetByText("Pictures on the seek bar: there").WaitForAsync();
        await row.GetByText("Automatic captions: not there. This platform recognizes no speech.").WaitForAsync();
        Assert.Equal(0, await row.GetByRole(AriaRole.Button, new() { Name = "Try again" }).CountAsync());
        using var again = new HttpRequestMessage(HttpMethod.Post, $"api/pipeline/videos/{video}/enrichment/retry");
        using var refused = await shared.Instructor.SendAsync(again, HttpCompletionOption.ResponseContentRead, stop);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        await browser.Page.GotoAsync("about:blank");
    }
}
