using System.Net;
using Dapr.Client.Http;

namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    public override Task SaveStateAsync<TValue>(
        string storeName,
        string key,
        TValue value,
        StateOptions? stateOptions = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default) =>
        SaveAsync(storeName, [StateWire.Item(key, value, null, stateOptions, metadata, http.Json)], mayMismatch: false, cancellationToken);

    public override Task SaveBulkStateAsync<TValue>(
        string storeName, IReadOnlyList<SaveStateItem<TValue>> items, CancellationToken cancellationToken = default) =>
        items.Count == 0
            ? throw new ArgumentException("There is nothing to save.", nameof(items))
            : SaveAsync(
                storeName,
                [.. items.Select(item => StateWire.Item(item.Key, item.Value, item.ETag, item.StateOptions, item.Metadata, http.Json))],
                mayMismatch: false,
                cancellationToken);

    public override Task<bool> TrySaveStateAsync<TValue>(
        string storeName,
        string key,
        TValue value,
        string etag,
        StateOptions? stateOptions = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(etag);
        return SaveAsync(storeName, [StateWire.Item(key, value, etag, stateOptions, metadata, http.Json)], mayMismatch: true, cancellationToken);
    }

    public override Task DeleteStateAsync(
        string storeName,
        string key,
        StateOptions? stateOptions = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default) =>
        DeleteAsync(storeName, new BulkDeleteStateItem(key, null!, stateOptions, metadata), mayMismatch: false, cancellationToken);

    public override async Task DeleteBulkStateAsync(
        string storeName, IReadOnlyList<BulkDeleteStateItem> items, CancellationToken cancellationToken = default)
    {
        foreach (var item in items)
        {
            await DeleteAsync(storeName, item, mayMismatch: false, cancellationToken);
        }
    }

    public override Task<bool> TryDeleteStateAsync(
        string storeName,
        string key,
        string etag,
        StateOptions? stateOptions = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(etag);
        return DeleteAsync(storeName, new BulkDeleteStateItem(key, etag, stateOptions, metadata), mayMismatch: true, cancellationToken);
    }

    public override async Task ExecuteStateTransactionAsync(
        string storeName,
        IReadOnlyList<StateTransactionRequest> operations,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        var body = StateWire.Content(new { operations = operations.Select(StateWire.Operation), metadata });
        var request = http.Request(HttpMethod.Post, new SidecarPath("state", storeName, "transaction"), body);
        using var response = await http.SendOkAsync("The state transaction", request, cancellationToken);
    }

    private async Task<bool> SaveAsync(string storeName, StateWire.SaveItem[] items, bool mayMismatch, CancellationToken stop)
    {
        var request = http.Request(HttpMethod.Post, new SidecarPath("state", storeName), StateWire.Content(items));
        return await WriteAsync($"Saving state '{items[0].Key}'", request, mayMismatch, stop);
    }

    private async Task<bool> DeleteAsync(string storeName, BulkDeleteStateItem item, bool mayMismatch, CancellationToken stop)
    {
        var path = new SidecarPath("state", storeName, item.Key)
            .Query("concurrency", StateWire.Text(item.StateOptions?.Concurrency))
            .Query("consistency", StateWire.Text(item.StateOptions?.Consistency))
            .Metadata(item.Metadata);
        var request = http.Request(HttpMethod.Delete, path);
        if (!string.IsNullOrEmpty(item.ETag))
        {
            request.Headers.TryAddWithoutValidation("If-Match", item.ETag);
        }

        return await WriteAsync($"Deleting state '{item.Key}'", request, mayMismatch, stop);
    }

    private async Task<bool> WriteAsync(string what, HttpRequestMessage request, bool mayMismatch, CancellationToken stop)
    {
        using var response = await http.SendAsync(what, request, stop);
        return response.IsSuccessStatusCode
            || (mayMismatch && response.StatusCode == HttpStatusCode.Conflict ? false : throw await SidecarFailure.OfAsync(what, response, stop));
    }
}
