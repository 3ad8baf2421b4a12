using System.Text;
using EduStream.Grpc.Client;
using EduStream.LocalDapr;
using EduStream.Testing;
using Google.Protobuf;

namespace EduStream.Tests.Component.Runtime.Harness;

/// <summary>An embedded runtime with its own data and YAML, and the apps beside its sidecars.</summary>
internal sealed class RuntimeHost : IAsyncDisposable
{
    public const string DefaultComponents = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: statestore }
        spec: { type: state.sqlite, version: v1, metadata: [{ name: actorStateStore, value: "true" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: pubsub }
        spec: { type: pubsub.redis, version: v1 }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("edustream-runtime-").FullName;
    private readonly List<AppInstance> _apps = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private LocalDaprRuntime? _runtime;

    public string DataFolder => Path.Combine(_folder, "data");

    public string ResourceFolder => Path.Combine(_folder, "components");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IReadOnlyList<AppInstance> Apps => _runtime!.Apps;

    public RuntimeHost()
    {
        Directory.CreateDirectory(ResourceFolder);
        Resource("default", DefaultComponents);
    }

    public RuntimeOptions Options => new()
    {
        DataFolder = DataFolder, ResourceFolders = [ResourceFolder], BaseFolder = _folder, Apps = _apps, Clock = Clock, ConsoleLog = false,
    };

    public RuntimeHost Resource(string name, string yaml)
    {
        File.WriteAllText(Path.Combine(ResourceFolder, name + ".yaml"), yaml);
        return this;
    }

    public RuntimeHost With(string appId, TestApp? app = null, Func<AppInstance, AppInstance>? more = null)
    {
        var instance = new AppInstance { AppId = appId, AppPort = app?.Port ?? 0 };
        _apps.Add(more?.Invoke(instance) ?? instance);
        return this;
    }

    public async Task<RuntimeHost> StartAsync()
    {
        _runtime = await LocalDaprRuntime.StartAsync(Options);
        return this;
    }

    /// <summary>Until the sidecar has read what its app subscribes to.</summary>
    public async Task ReadyAsync(TestApp app, int times = 1)
    {
        await Eventually.TrueAsync(() => app.Asked.Count >= times, what: "the app was asked for its subscriptions");
        var sidecar = Array.FindIndex([.. Apps], instance => instance.AppPort == app.Port);
        await Eventually.TrueAsync(async () => app.Subscriptions is null or "[]" || (await GetAsync("/v1.0/metadata", sidecar)).Body.Contains("\"subscriptions\"", StringComparison.Ordinal));
    }

    public async Task StopAsync()
    {
        if (_runtime is not null) { await _runtime.DisposeAsync(); }
        _runtime = null;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public Task<Reply> GetAsync(string path, int sidecar = 0) => SendAsync(HttpMethod.Get, path, sidecar: sidecar);

    public Task<Reply> PostAsync(string path, string body, string contentType = "application/json", int sidecar = 0) =>
        SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), contentType, sidecar);

    public async Task<Reply> SendAsync(HttpMethod method, string path, byte[]? body = null, string? contentType = null, int sidecar = 0, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Address(path, sidecar));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType is not null) { request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType); }
        }
        foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }
        using var response = await _http.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>A path that is sent as it is.</summary>
    public Uri Address(string path, int sidecar = 0) =>
        new($"http://127.0.0.1:{Apps[sidecar].HttpPort}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    public async Task<TResponse> CallAsync<TRequest, TResponse>(string method, TRequest request, int sidecar = 0, string? token = null)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var client = new GrpcClient(new Uri($"http://127.0.0.1:{Apps[sidecar].GrpcPort}"));
        if (token is not null) { client.Headers.Add("dapr-api-token", token); }
        return await client.UnaryAsync<TRequest, TResponse>("/dapr.proto.runtime.v1.Dapr/" + method, request);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>An HTTP answer, read to its end.</summary>
internal sealed record Reply(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }
}
