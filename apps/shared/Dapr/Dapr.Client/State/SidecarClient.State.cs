using System.Net;

namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    public override async Task<TValue> GetStateAsync<TValue>(
        string storeName,
        string key,
        ConsistencyMode? consistencyMode = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default) =>
        (await GetStateAndETagAsync<TValue>(storeName, key, consistencyMode, metadata, cancellationToken)).value;

    public override async Task<(TValue value, string etag)> GetStateAndETagAsync<TValue>(
        string storeName,
        string key,
        ConsistencyMode? consistencyMode = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        var what = $"Reading state '{key}'";
        var path = new SidecarPath("state", storeName, key).Query("consistency", StateWire.Text(consistencyMode)).Metadata(metadata);
        using var response = await http.SendOkAsync(what, http.Request(HttpMethod.Get, path), cancellationToken);
        // The header is not quoted as HTTP asks for, so the typed header would lose it.
        var etag = response.Headers.NonValidated.TryGetValues("ETag", out var values) ? values.ToString() : "";
        return response.StatusCode == HttpStatusCode.NoContent
            ? (default!, etag)
            : ((await http.ReadAsync<TValue>(what, response, cancellationToken))!, etag);
    }

    public override async Task<IReadOnlyList<BulkStateItem<TValue>>> GetBulkStateAsync<TValue>(
        string storeName,
        IReadOnlyList<string> keys,
        int? parallelism,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        var items = await BulkAsync(storeName, keys, parallelism, metadata, cancellationToken);
        return [.. items.Select(item => new BulkStateItem<TValue>(item.Key, Read<TValue>(item), item.ETag ?? ""))];
    }

    private TValue Read<TValue>(StateWire.BulkItem item)
    {
        try
        {
            return item.Data is { } data ? data.Deserialize<TValue>(http.Json)! : default!;
        }
        catch (JsonException error)
        {
            throw new DaprException($"Reading state '{item.Key}' failed: it cannot be read as {typeof(TValue).Name}.", error);
        }
    }

    private async Task<List<StateWire.BulkItem>> BulkAsync(
        string storeName, IReadOnlyList<string> keys, int? parallelism, IReadOnlyDictionary<string, string>? metadata, CancellationToken stop)
    {
        const string What = "Reading state in bulk";
        var body = StateWire.Content(new { keys, parallelism = parallelism ?? 10 });
        var request = http.Request(HttpMethod.Post, new SidecarPath("state", storeName, "bulk").Metadata(metadata), body);
        using var response = await http.SendOkAsync(What, request, stop);
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            return [];
        }

        var items = await http.ReadAsync<List<StateWire.BulkItem>>(What, response, stop) ?? [];
        return items.Find(item => !string.IsNullOrEmpty(item.Error)) is { } failed
            ? throw new DaprException($"{What} failed for '{failed.Key}': {failed.Error}")
            : items;
    }
}
