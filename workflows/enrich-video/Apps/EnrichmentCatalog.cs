using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Videos;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.EnrichVideo.Apps;

/// <summary>What <c>catalog</c> is told and asked of a version, by service invocation. Idempotent.</summary>
/// <param name="http">Routed to the app by Dapr.</param>
internal sealed class EnrichmentCatalog(HttpClient http)
{
    /// <summary>False when the video is gone.</summary>
    internal Task<bool> TellAsync(VideoId videoId, PostersMade posters) => PostAsync($"internal/videos/{videoId}/posters", posters);

    /// <inheritdoc cref="TellAsync(VideoId, PostersMade)"/>
    internal Task<bool> TellAsync(VideoId videoId, ChaptersFound chapters) => PostAsync($"internal/videos/{videoId}/chapters", chapters);

    /// <inheritdoc cref="TellAsync(VideoId, PostersMade)"/>
    internal Task<bool> TellAsync(VideoId companionId, OffsetMeasured measured) => PostAsync($"internal/videos/{companionId}/offset", measured);

    /// <summary>The two recordings of the lesson that this video belongs to; null unless both are published and their files kept.</summary>
    internal async Task<RecordingPair?> PairAsync(VideoId videoId)
    {
        using var answer = await http.GetAsync(new Uri($"internal/videos/{videoId}/pair", UriKind.Relative));
        if (await SaysAsync(answer, "no-pair", "no-such-video"))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<RecordingPair>(Conventions.Json);
    }

    /// <summary>The version that people watch; null while there is none, or when the video is gone.</summary>
    internal async Task<int?> PublishedAsync(VideoId videoId, CancellationToken stop)
    {
        using var answer = await http.GetAsync(new Uri($"internal/videos/{videoId}/published", UriKind.Relative), stop);
        if (await SaysAsync(answer, "no-such-video"))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<PublishedVersion>(Conventions.Json, stop))!.Version;
    }

    private async Task<bool> PostAsync<T>(string path, T fact)
    {
        using var answer = await http.PostAsJsonAsync(path, fact, Conventions.Json);
        if (await SaysAsync(answer, "no-such-video"))
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        return true;
    }

    // The type and not the status: a 404 may also come from on the way, and that passes.
    private static async Task<bool> SaysAsync(HttpResponseMessage answer, params string[] problems) =>
        answer.StatusCode == HttpStatusCode.NotFound && answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && await answer.Content.ReadFromJsonAsync<Problem>() is { Type: { } type } && problems.Contains(type[(type.LastIndexOf('/') + 1)..]);

    private sealed record Problem(string? Type);
}
