using System.Net;
using System.Net.Http.Json;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Enrichment;
using Microsoft.Extensions.Caching.Memory;

namespace EduStream.Edge.Chapters;

/// <summary>Chapters as the catalog has them, asked for at most every ten seconds per video: an owner may change them while people watch.</summary>
internal sealed class ChapterStore(DaprClient dapr) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly HttpClient catalog = Catalog(dapr);

    /// <summary>Empty when there are none. <see cref="HttpRequestException"/> while the catalog cannot be asked.</summary>
    internal async Task<IReadOnlyList<Chapter>> FindAsync(VideoId videoId, CancellationToken stop)
    {
        if (cache.TryGetValue(videoId, out IReadOnlyList<Chapter>? known))
        {
            return known!;
        }

        using var answer = await catalog.GetAsync($"internal/videos/{videoId}/chapters", stop);
        IReadOnlyList<Chapter> found = [];
        if (answer.StatusCode != HttpStatusCode.NotFound)
        {
            answer.EnsureSuccessStatusCode();
            found = (await answer.Content.ReadFromJsonAsync<EffectiveChapters>(ServiceDefaults.ServiceDefaults.Json, stop))!.Chapters;
        }

        return cache.Set(videoId, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh });
    }

    // A player waits for the answer before it plays.
    private static HttpClient Catalog(DaprClient dapr)
    {
        var http = dapr.CreateInvokableHttpClient(AppIds.Catalog);
        http.Timeout = TimeSpan.FromSeconds(2);
        return http;
    }

    public void Dispose()
    {
        cache.Dispose();
        catalog.Dispose();
    }
}
