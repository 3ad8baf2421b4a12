using System.Text.Json;
using Dapr.Client.Http;

namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    private static readonly TimeSpan HealthPollInterval = TimeSpan.FromMilliseconds(500);

    public override async Task<Dictionary<string, string>> GetSecretAsync(
        string storeName, string key, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) =>
        await GetAsync<Dictionary<string, string>>($"Reading secret '{key}'", new SidecarPath("secrets", storeName, key).Metadata(metadata), cancellationToken)
            ?? [];

    public override async Task<Dictionary<string, Dictionary<string, string>>> GetBulkSecretAsync(
        string storeName, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) =>
        await GetAsync<Dictionary<string, Dictionary<string, string>>>(
            "Reading all secrets", new SidecarPath("secrets", storeName, "bulk").Metadata(metadata), cancellationToken) ?? [];

    public override Task<bool> CheckHealthAsync(CancellationToken cancellationToken = default) =>
        IsHealthyAsync(new SidecarPath("healthz"), cancellationToken);

    public override Task<bool> CheckOutboundHealthAsync(CancellationToken cancellationToken = default) =>
        IsHealthyAsync(new SidecarPath("healthz", "outbound"), cancellationToken);

    public override async Task WaitForSidecarAsync(CancellationToken cancellationToken = default)
    {
        while (!await CheckOutboundHealthAsync(cancellationToken))
        {
            await Task.Delay(HealthPollInterval, cancellationToken);
        }
    }

    public override async Task ShutdownSidecarAsync(CancellationToken cancellationToken = default)
    {
        using var response = await http.SendOkAsync("Ending the sidecar", http.Request(HttpMethod.Post, new SidecarPath("shutdown")), cancellationToken);
    }

    public override async Task<DaprMetadata> GetMetadataAsync(CancellationToken cancellationToken = default)
    {
        var metadata = await GetAsync<Metadata>("Reading metadata", new SidecarPath("metadata"), cancellationToken) ?? new(null, null, null, null);
        return new DaprMetadata(metadata.Id ?? "", metadata.Actors ?? [], metadata.Extended ?? [], metadata.Components ?? []);
    }

    public override async Task SetMetadataAsync(string attributeName, string attributeValue, CancellationToken cancellationToken = default)
    {
        var request = http.Request(HttpMethod.Put, new SidecarPath("metadata", attributeName), new StringContent(attributeValue));
        using var response = await http.SendOkAsync($"Setting metadata '{attributeName}'", request, cancellationToken);
    }

    private async Task<T?> GetAsync<T>(string what, SidecarPath path, CancellationToken stop)
    {
        using var response = await http.SendOkAsync(what, http.Request(HttpMethod.Get, path), stop);
        // Entries are names of the store, not of our types: no naming policy applies to dictionaries, but a custom one might.
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(body, JsonSerializerOptions.Web, stop);
        }
        catch (JsonException error)
        {
            throw new DaprException($"{what} failed: the answer cannot be read.", error);
        }
    }

    private async Task<bool> IsHealthyAsync(SidecarPath path, CancellationToken stop)
    {
        try
        {
            using var response = await http.SendAsync("The health check", http.Request(HttpMethod.Get, path), stop);
            return response.IsSuccessStatusCode;
        }
        catch (DaprException)
        {
            return false;
        }
    }

    private sealed record Metadata(
        string? Id, List<DaprActorMetadata>? Actors, Dictionary<string, string>? Extended, List<DaprComponentsMetadata>? Components);
}
