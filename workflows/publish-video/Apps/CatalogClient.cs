using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Outcomes;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.PublishVideo.Apps;

/// <summary>What <c>catalog</c> is told, by service invocation. Answers that no retry would change are values; everything else throws.</summary>
/// <param name="http">Routed to the app by Dapr.</param>
internal sealed class CatalogClient(HttpClient http)
{
    // Types of the catalog's problems, see its README.
    private const string NoSuchVideo = "no-such-video";
    private const string NoSuchVersion = "no-such-version";
    private const string NotWanted = "not-wanted";
    private const string Superseded = "superseded";
    private const string VersionFailed = "version-failed";
    private const string VersionPublished = "version-published";
    private const string VersionInUse = "version-in-use";

    /// <summary>Null when the catalog shows the version as in work.</summary>
    internal async Task<Refusal?> StartAsync(PublishVideoInput version)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{version.VideoId}/versions", new VersionStarted(version.UploadId, version.Version, version.Run, version.RequestId));
        return await DecideAsync(answer);
    }

    /// <summary>What was decided when the version started; nothing special of a video that is deleted.</summary>
    internal async Task<VersionDecisions> DecisionsAsync(PublishVideoInput version)
    {
        using var answer = await http.GetAsync(new Uri($"internal/videos/{version.VideoId}/versions/{version.Version}", UriKind.Relative));
        if (await TypeAsync(answer) is NoSuchVideo or NoSuchVersion)
        {
            return new VersionDecisions([]);
        }

        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<VersionDecisions>(Conventions.Json))!;
    }

    /// <summary>Null when the catalog's pointer names the version.</summary>
    internal async Task<Refusal?> PublishAsync(VideoId videoId, PublishVersion version)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/publish", version);
        return await DecideAsync(answer);
    }

    /// <summary>False when learners have something better, or nobody may watch it any more.</summary>
    internal async Task<bool> MakePlayableAsync(VideoId videoId, PlayableVersion version)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/playable", version);
        if (await TypeAsync(answer) is NotWanted or NoSuchVideo or VersionFailed)
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>False when the catalog has published the version: then it did not fail.</summary>
    internal async Task<bool> FailAsync(VideoId videoId, FailVersion failure)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/fail", failure);
        switch (await TypeAsync(answer))
        {
            case VersionPublished:
                return false;
            case NoSuchVideo:
                // Of a deleted video there is nothing to tell.
                return true;
            default:
                answer.EnsureSuccessStatusCode();
                return true;
        }
    }

    /// <summary>False when people watch the version again: then it stays.</summary>
    internal async Task<bool> ReleaseAsync(VideoId videoId, RemoveVersion removal)
    {
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/remove", removal);
        switch (await TypeAsync(answer))
        {
            case VersionInUse:
                return false;
            case NoSuchVideo:
                return true;
            default:
                answer.EnsureSuccessStatusCode();
                return true;
        }
    }

    private static async Task<Refusal?> DecideAsync(HttpResponseMessage answer)
    {
        switch (await TypeAsync(answer))
        {
            case NoSuchVideo:
                return Refusals.Removed;
            case Superseded:
                return Refusals.Superseded;
            case VersionFailed:
                return Refusals.Internal;
            default:
                answer.EnsureSuccessStatusCode();
                return null;
        }
    }

    // The type and not the status: a 404 may also come from on the way, and that passes.
    private static async Task<string?> TypeAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && await answer.Content.ReadFromJsonAsync<Problem>() is { Type: { } type }
            ? type[(type.LastIndexOf('/') + 1)..]
            : null;

    private sealed record Problem(string? Type);
}
