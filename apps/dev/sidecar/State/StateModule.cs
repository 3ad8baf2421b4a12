using System.Collections.Concurrent;

namespace EduStream.LocalDapr.State;

/// <summary>The state API over HTTP, and the sweeper of what has expired.</summary>
internal sealed class StateModule(RuntimeServices services) : IRuntimeModule
{
    private readonly ConcurrentDictionary<(string Store, string App), StateStore> _stores = [];
    private ITimer? _sweeper;

    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        StateStore Store(HttpContext context) => Find(sidecar, context.Route("store"));

        http.Map("POST PUT", "/v1.0/state/{store}/bulk", context => BulkAsync(context, Store(context)));
        http.Map("POST PUT", "/v1.0/state/{store}/transaction", context => TransactAsync(context, Store(context)));
        http.Map("POST PUT", "/v1.0/state/{store}", context => SaveAsync(context, Store(context)));
        http.Map("GET", "/v1.0/state/{store}/{key}", context => GetAsync(context, Store(context)));
        http.Map("DELETE", "/v1.0/state/{store}/{key}", context => DeleteAsync(context, Store(context)));
        http.Map("POST PUT", "/v1.0-alpha1/state/{store}/query", context => throw NoQuery(sidecar, context.Route("store")));
        StateGrpc.Map(this, sidecar, grpc);
    }

    public Task StartAsync(CancellationToken stop)
    {
        _sweeper = services.Clock.CreateTimer(_ => Sweep(), null, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_sweeper is not null) { await _sweeper.DisposeAsync(); }
    }

    public StateStore Find(Sidecar sidecar, string name)
    {
        var component = services.Resources.Find("state", name, sidecar.AppId) ?? throw NotFound(name, new Dictionary<string, string> { ["appID"] = sidecar.AppId });
        return _stores.GetOrAdd((name, sidecar.AppId), _ => new StateStore(component, sidecar.AppId, services.Database, services.Clock));
    }

    private static DaprError NotFound(string store, IReadOnlyDictionary<string, string>? metadata) =>
        new(400, "ERR_STATE_STORE_NOT_FOUND", $"state store {store} is not found")
        {
            GrpcCode = GrpcStatusCode.InvalidArgument,
            Details = [new ErrorInfo("DAPR_STATE_NOT_FOUND", metadata)],
            GrpcDetails = [new ErrorInfo("DAPR_STATE_NOT_FOUND")],
        };

    private DaprError NoQuery(Sidecar sidecar, string store) => services.Resources.Find("state", store, sidecar.AppId) is null
        ? NotFound(store, metadata: null)
        : new(500, "ERR_STATE_STORE_NOT_SUPPORTED", "state store does not support querying")
        {
            Details = [new ResourceInfo("state", store), new ErrorInfo("DAPR_STATE_QUERYING_NOT_SUPPORTED")],
        };

    private static async Task SaveAsync(HttpContext http, StateStore store)
    {
        await store.SaveAsync(StateJson.Saves(await HttpJson.ReadAsync(http), store));
        await HttpJson.NoContentAsync(http);
    }

    private static async Task BulkAsync(HttpContext http, StateStore store) =>
        await HttpJson.WriteAsync(http, 200, StateJson.Bulk(store.GetMany(StateJson.Keys(await HttpJson.ReadAsync(http)))));

    private static async Task TransactAsync(HttpContext http, StateStore store)
    {
        await store.TransactAsync(StateJson.Transaction(await HttpJson.ReadAsync(http), store));
        await HttpJson.NoContentAsync(http);
    }

    private static Task GetAsync(HttpContext http, StateStore store)
    {
        if (store.Get(http.Route("key")) is not { } entry) { return HttpJson.NoContentAsync(http); }
        http.Response.Headers["Etag"] = entry.ETag;
        foreach (var (name, value) in entry.Metadata ?? []) { http.Response.Headers["metadata." + name] = value; }
        return HttpJson.WriteAsync(http, 200, entry.Value);
    }

    private static async Task DeleteAsync(HttpContext http, StateStore store)
    {
        var etag = http.Request.Headers.IfMatch.ToString();
        await store.DeleteAsync(new StateOperation(http.Route("key"), etag, StateJson.Concurrency(http.Request.Query["concurrency"], store)));
        await HttpJson.NoContentAsync(http);
    }

    private void Sweep() => _ = services.Database.WriteAsync(session => StateTable.RemoveExpired(session, services.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
}
