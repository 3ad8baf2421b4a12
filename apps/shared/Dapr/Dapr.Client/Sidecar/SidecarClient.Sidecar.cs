namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    public override async Task<Dictionary<string, string>> GetSecretAsync(
        string storeName, string key, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default)
    {
        var what = $"Reading secret '{key}'";
        using var response = await http.SendOkAsync(what, http.Request(HttpMethod.Get, new SidecarPath("secrets", storeName, key).Metadata(metadata)), cancellationToken);
        // Entries are names of the store, not of our types: no naming policy applies to dictionaries, but a custom one might.
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(body, JsonSerializerOptions.Web, cancellationToken) ?? [];
        }
        catch (JsonException error)
        {
            throw new DaprException($"{what} failed: the answer cannot be read.", error);
        }
    }

    public override async Task<bool> CheckOutboundHealthAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            using var response = await http.SendAsync("The health check", http.Request(HttpMethod.Get, new SidecarPath("healthz", "outbound")), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (DaprException)
        {
            return false;
        }
    }
}
