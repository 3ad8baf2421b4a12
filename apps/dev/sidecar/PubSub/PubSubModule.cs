namespace EduStream.LocalDapr.PubSub;

/// <summary>Publish and subscribe.</summary>
internal sealed class PubSubModule : IRuntimeModule
{
    private readonly RuntimeServices _services;
    private readonly Consumers _consumers;
    private readonly Publisher _publisher;
    private ITimer? _sweeper;

    public PubSubModule(RuntimeServices services, ResiliencySet resiliency)
    {
        _services = services;
        _consumers = new Consumers(services, resiliency);
        _publisher = new Publisher(services, _consumers);
    }

    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        foreach (var version in new[] { "v1.0", "v1.0-alpha1" })
        {
            http.Map("POST PUT", $"/{version}/publish/bulk/{{pubsub}}/{{*topic}}", context => BulkAsync(context, sidecar));
        }
        http.Map("POST PUT", "/v1.0/publish/{pubsub}/{*topic}", context => PublishAsync(context, sidecar));
        PubSubGrpc.Map(_publisher, sidecar, grpc);
        sidecar.Monitor.CameUp = stop => _consumers.SubscribeAsync(sidecar, stop);
        sidecar.Monitor.Changed = _consumers.WakeAll;
    }

    public async Task StartAsync(CancellationToken stop)
    {
        await _consumers.DeclareAsync();
        _sweeper = _services.Clock.CreateTimer(_ => Sweep(), null, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    public async ValueTask DisposeAsync()
    {
        if (_sweeper is not null) { await _sweeper.DisposeAsync(); }
        await _consumers.DisposeAsync();
    }

    private async Task PublishAsync(HttpContext http, Sidecar sidecar)
    {
        var publication = new Publication(await HttpJson.ReadAsync(http), http.Request.ContentType, HttpJson.Metadata(http));
        await _publisher.PublishAsync(sidecar, http.Route("pubsub"), Topic(http), [publication], Trace(http));
        await HttpJson.NoContentAsync(http);
    }

    private async Task BulkAsync(HttpContext http, Sidecar sidecar)
    {
        var (pubsub, topic) = (http.Route("pubsub"), Topic(http));
        _publisher.Find(sidecar, pubsub);
        var publications = BulkPublishJson.Read(await HttpJson.ReadAsync(http), sidecar.AppId, pubsub, topic, HttpJson.Metadata(http));
        await _publisher.PublishAsync(sidecar, pubsub, topic, publications, Trace(http));
        await HttpJson.NoContentAsync(http);
    }

    // A topic may contain slashes; an empty one is no route at all.
    private static string Topic(HttpContext http) => http.Route("topic") is { Length: > 0 } topic ? Uri.UnescapeDataString(topic) : throw Errors.DaprError.NoRoute();

    private static Envelope.Trace Trace(HttpContext http) => new(http.Request.Headers.TraceParent.ToString(), http.Request.Headers.TraceState.ToString());

    private void Sweep() => _ = _services.Database.WriteAsync(session => GroupTable.Sweep(session, _consumers.Apps, _services.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
}
