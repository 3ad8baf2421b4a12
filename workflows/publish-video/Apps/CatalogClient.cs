using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Outcomes;

namespace EduStream.PublishVideo.Apps;

/// <summary>What <c>catalog</c> is told, by service invocation. Answers that no retry would change are values; everything else throws.</summary>
/// <param name="http">Routed to the app by Dapr.</param>
internal sealed class CatalogClient(HttpClient http)
{
    /// <summary>Null when the catalog shows the version as in work.</summary>
    internal async Task<Refusal?> StartAsync(PublishVideoInput version)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{version.VideoId}/versions", new VersionStarted(version.UploadId, version.Version));
        return Decide(answer);
    }

    /// <summary>Null when the catalog's pointer names the version.</summary>
    internal async Task<Refusal?> PublishAsync(VideoId videoId, PublishVersion version)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/publish", version);
        return Decide(answer);
    }

    /// <summary>False when the catalog has published the version: then it did not fail.</summary>
    internal async Task<bool> FailAsync(VideoId videoId, FailVersion failure)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/fail", failure);
        // Of a deleted video there is nothing to tell.
        if (answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.NotFound))
        {
            answer.EnsureSuccessStatusCode();
        }

        return answer.StatusCode != HttpStatusCode.Conflict;
    }

    private static Refusal? Decide(HttpResponseMessage answer)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return Refusals.Removed;
            case HttpStatusCode.Conflict:
                return Refusals.Superseded;
            default:
                answer.EnsureSuccessStatusCode();
                return null;
        }
    }
}
