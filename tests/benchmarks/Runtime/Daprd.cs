using EduStream.Testing;
using EduStream.Testing.Load;

namespace EduStream.Benchmarks.Runtime;

/// <summary>
/// The real Dapr, self-hosted: placement, scheduler and one <c>daprd</c> per app, as <c>dapr run</c> starts them. Found by <c>DAPRD_PATH</c> or on PATH, the
/// other two beside it or on PATH.
/// </summary>
internal sealed class Daprd : IDaprProcesses
{
    // In memory, as in the recorded run: the fastest that the real one can be.
    private const string Components = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: statestore }
        spec: { type: state.in-memory, version: v1, metadata: [{ name: actorStateStore, value: "true" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: pubsub }
        spec: { type: pubsub.in-memory, version: v1 }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edustream-daprd-");
    private readonly List<KeptProcess> _processes = [];

    internal static bool IsHere => Find("daprd") is not null && Find("placement") is not null && Find("scheduler") is not null;

    public string Name => "daprd";

    public string Output => string.Join('\n', _processes.Select(process => process.Output));

    public async Task StartAsync(IReadOnlyList<LoadApp> apps)
    {
        var components = _folder.CreateSubdirectory("components").FullName;
        await File.WriteAllTextAsync(Path.Combine(components, "all.yaml"), Components);
        var (placement, scheduler) = (LoadApp.FreePort(), LoadApp.FreePort());
        await StartAsync("placement", "--port", $"{placement}", "--healthz-port", $"{LoadApp.FreePort()}", "--metrics-port", $"{LoadApp.FreePort()}");
        await StartAsync(
            "scheduler", "--port", $"{scheduler}", "--healthz-port", $"{LoadApp.FreePort()}", "--metrics-port", $"{LoadApp.FreePort()}", "--etcd-data-dir", Path.Combine(_folder.FullName, "scheduler"),
            "--etcd-client-port", $"{LoadApp.FreePort()}", "--etcd-initial-cluster", $"dapr-scheduler-server-0=http://localhost:{LoadApp.FreePort()}");
        foreach (var app in apps)
        {
            await StartAsync(
                "daprd",
                ["--app-id", app.AppId, "--dapr-http-port", $"{app.HttpPort}", "--dapr-grpc-port", $"{app.GrpcPort}", "--dapr-internal-grpc-port", $"{LoadApp.FreePort()}",
                "--metrics-port", $"{LoadApp.FreePort()}", "--placement-host-address", $"localhost:{placement}", "--scheduler-host-address", $"localhost:{scheduler}",
                "--resources-path", components, .. app.AppPort == 0 ? (string[])[] : ["--app-port", $"{app.AppPort}"]]);
        }

        using var http = new HttpClient();
        foreach (var app in apps) { await Eventually.TrueAsync(() => AnswersAsync(http, app), TimeSpan.FromSeconds(60), $"daprd of {app.AppId} answers"); }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) { await process.DisposeAsync(); }
        _folder.Delete(recursive: true);
    }

    private static string? Find(string program)
    {
        var daprd = Environment.GetEnvironmentVariable("DAPRD_PATH");
        string[] folders = [.. daprd is null ? [] : (string[])[File.Exists(daprd) ? Path.GetDirectoryName(Path.GetFullPath(daprd))! : daprd], .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, LoadApp app)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(app.Http, "/v1.0/healthz/outbound"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException) { return false; }
    }

    private async Task StartAsync(string program, params string[] arguments)
    {
        var process = new KeptProcess(program, [Find(program)!, .. arguments], _folder.FullName, new Dictionary<string, string>());
        _processes.Add(process);
        await process.StartAsync();
    }
}
