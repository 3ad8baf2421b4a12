namespace EduStream.LocalDapr.Secrets;

/// <summary>The secrets API.</summary>
internal sealed class SecretsModule(RuntimeServices services) : IRuntimeModule
{
    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        http.Map("GET", "/v1.0/secrets/{store}/bulk", context => AnswerAsync(
            context, JsonSerializer.SerializeToUtf8Bytes(Store(sidecar, context.Route("store")).All(), HttpJson.Types.SortedDictionaryStringSortedDictionaryStringString)));
        http.Map("GET", "/v1.0/secrets/{store}/{key}", context => AnswerAsync(
            context, JsonSerializer.SerializeToUtf8Bytes(Secret(sidecar, context.Route("store"), context.Route("key")), HttpJson.Types.SortedDictionaryStringString)));
        SecretsGrpc.Map(this, sidecar, grpc);
    }

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public SecretStore Store(Sidecar sidecar, string name) =>
        services.Resources.Find("secretstores", name, sidecar.AppId) is { } component
            ? services.Resources.SecretStore(component.Name)!
            : throw new DaprError(401, "ERR_SECRET_STORE_NOT_FOUND", $"failed finding secret store with key {name}") { GrpcCode = GrpcStatusCode.InvalidArgument };

    public SortedDictionary<string, string> Secret(Sidecar sidecar, string store, string key) =>
        Store(sidecar, store).Get(key)
        ?? throw new DaprError(500, "ERR_SECRET_GET", $"failed getting secret with key {key} from secret store {store}: secret {key} not found");

    private static Task AnswerAsync(HttpContext http, byte[] json) => HttpJson.WriteAsync(http, 200, (byte[])[.. json, (byte)'\n']);
}
