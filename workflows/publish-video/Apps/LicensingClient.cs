using System.Net.Http.Json;
using EduStream.Contracts.Licensing;

namespace EduStream.PublishVideo.Apps;

/// <summary>What is asked of <c>licensing</c>, by service invocation.</summary>
/// <param name="http">Routed to the app by Dapr.</param>
internal sealed class LicensingClient(HttpClient http)
{
    /// <summary>Makes the version's keys, or finds those made before: IDs only, fit for history.</summary>
    internal async Task<ContentKeyIds> CreateAsync(PublishVideoInput version, IReadOnlyList<string> classes)
    {
        using var answer = await http.PostAsJsonAsync(Address(version), new CreateContentKeys(classes));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ContentKeyIds>())!;
    }

    /// <summary>The keys themselves. They stay in memory and in the packager's key file: not in results, logs or command lines.</summary>
    internal async Task<ContentKeys> ReleaseAsync(PublishVideoInput version)
    {
        using var answer = await http.PostAsync($"{Address(version)}/release", content: null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ContentKeys>())!;
    }

    /// <summary>Also when there are none.</summary>
    internal async Task RemoveAsync(PublishVideoInput version)
    {
        using var answer = await http.DeleteAsync(Address(version));
        answer.EnsureSuccessStatusCode();
    }

    private static string Address(PublishVideoInput version) => $"internal/keys/{version.VideoId}/{version.Version}";
}
