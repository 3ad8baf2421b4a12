using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.EnrichVideo.Apps;

/// <summary>What <c>catalog</c> is told of a version, by service invocation. Idempotent.</summary>
/// <param name="http">Routed to the app by Dapr.</param>
internal sealed class EnrichmentCatalog(HttpClient http)
{
    /// <summary>False when the video is gone.</summary>
    internal Task<bool> TellAsync(VideoId videoId, PostersMade posters) => PostAsync($"internal/videos/{videoId}/posters", posters);

    /// <inheritdoc cref="TellAsync(VideoId, PostersMade)"/>
    internal Task<bool> TellAsync(VideoId videoId, ChaptersFound chapters) => PostAsync($"internal/videos/{videoId}/chapters", chapters);

    private async Task<bool> PostAsync<T>(string path, T fact)
    {
        using var answer = await http.PostAsJsonAsync(path, fact, Conventions.Json);
        // The type and not the status: a 404 may also come from on the way, and that passes.
        if (answer.StatusCode == HttpStatusCode.NotFound && answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && (await answer.Content.ReadFromJsonAsync<Problem>())?.Type?.EndsWith("/no-such-video", StringComparison.Ordinal) == true)
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        return true;
    }

    private sealed record Problem(string? Type);
}
