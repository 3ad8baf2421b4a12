using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Webhooks;

/// <summary>An LMS learns, through the front door alone, what happened to real uploads.</summary>
[Collection(SharedPlatform.Name)]
public sealed class WebhookTests(SharedPlatform shared)
{
    [Fact(Timeout = 300_000)]
    public async Task A_registered_lms_is_told_of_a_lecture_that_was_published_and_of_one_that_failed()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var lms = await WebhookReceiver.StartAsync();
        using var admin = new HttpClient { BaseAddress = shared.Platform.Edge };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignIn.AsAsync(shared.Platform.Edge, "admin", "admin", stop));
        using var registered = await admin.PostAsJsonAsync("/api/webhooks/endpoints", new { url = lms.Address, types = (string[])["video.published", "video.failed"] }, stop);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        var secret = (await registered.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("secret").GetString()!;

        using var clips = new TestClips();
        var (_, failedId, _) = await Publish.EndAsync(shared.Instructor, await clips.BytesAsync("No lecture at all.\n"u8.ToArray()), "lecture.mp4");
        var published = await Publish.Async(shared.Instructor, await clips.LectureAsync(4));

        await Eventually.TrueAsync(() => lms.Received.Count == 2);
        Assert.All(lms.Received, webhook => Assert.True(webhook.IsSignedBy(secret)));
        Assert.Equal(
            [("video.failed", $"{failedId}"), ("video.published", $"{published.Video.VideoId}")],
            lms.Received.Select(webhook => (webhook.Json.GetProperty("type").GetString(), webhook.Json.GetProperty("data").GetProperty("videoId").GetString())).Order());
    }
}
