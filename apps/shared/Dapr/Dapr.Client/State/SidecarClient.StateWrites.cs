using System.Net;

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
        SaveAsync(storeName, StateWire.Item(key, value, null, stateOptions, metadata, http.Json), mayMismatch: false, cancellationToken);

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
        return SaveAsync(storeName, StateWire.Item(key, value, etag, stateOptions, metadata, http.Json), mayMismatch: true, cancellationToken);
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

    public override async Task DeleteStateAsync(
        string storeName,
        string key,
        StateOptions? stateOptions = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        var path = new SidecarPath("state", storeName, key)
            .Query("concurrency", StateWire.Text(stateOptions?.Concurrency))
            .Query("consistency", StateWire.Text(stateOptions?.Consistency))
            .Metadata(metadata);
        using var response = await http.SendOkAsync($"Deleting state '{key}'", http.Request(HttpMethod.Delete, path), cancellationToken);
    }

    private async Task<bool> SaveAsync(string storeName, StateWire.SaveItem item, bool mayMismatch, CancellationToken stop)
    {
        var what = $"Saving state '{item.Key}'";
        using var response = await http.SendAsync(what, http.Request(HttpMethod.Post, new SidecarPath("state", storeName), StateWire.Content<StateWire.SaveItem[]>([item])), stop);
        return response.IsSuccessStatusCode
            || (mayMismatch && response.StatusCode == HttpStatusCode.Conflict ? false : throw await SidecarFailure.OfAsync(what, response, stop));
    }
}
