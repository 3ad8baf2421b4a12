namespace EduStream.Testing.Load;

/// <summary>The real Dapr, self-hosted: placement, scheduler and one <c>daprd</c> per app, in a folder of their own, ended by process id.</summary>
public sealed class DaprdProcesses(DaprdPrograms programs) : IDaprProcesses
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

    /// <inheritdoc/>
    public string Name => "daprd";

    /// <inheritdoc/>
    public string Output => string.Join('\n', _processes.Select(process => process.Output));

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<LoadApp> apps)
    {
        var components = _folder.CreateSubdirectory("components").FullName;
        await File.WriteAllTextAsync(Path.Combine(components, "all.yaml"), Components);
        await StartAsync([.. apps.Select(app => new DaprdSidecar(app.AppId, app.AppPort, app.HttpPort, app.GrpcPort))], components);
    }

    /// <summary>Starts the sidecars with resources of the caller; returns when each can be called.</summary>
    public async Task StartAsync(IReadOnlyList<DaprdSidecar> sidecars, string resources)
    {
        var (placement, scheduler) = (LoadApp.FreePort(), LoadApp.FreePort());
        await StartAsync("placement", DaprdCommands.Placement(programs.Placement, placement, LoadApp.FreePort(), LoadApp.FreePort()));
        await StartAsync("scheduler", DaprdCommands.Scheduler(
            programs.Scheduler, Path.Combine(_folder.FullName, "scheduler"), scheduler, LoadApp.FreePort(), LoadApp.FreePort(), LoadApp.FreePort(), LoadApp.FreePort()));
        foreach (var sidecar in sidecars)
        {
            await StartAsync(
                $"daprd of {sidecar.AppId}", DaprdCommands.Sidecar(programs.Daprd, sidecar, resources, placement, scheduler, LoadApp.FreePort(), LoadApp.FreePort()),
                ("DAPR_API_TOKEN", sidecar.ApiToken), ("APP_API_TOKEN", sidecar.AppApiToken));
        }

        using var http = new HttpClient();
        foreach (var sidecar in sidecars)
        {
            await Eventually.TrueAsync(() => AnswersAsync(http, new Uri($"http://127.0.0.1:{sidecar.HttpPort}/v1.0/healthz/outbound")), TimeSpan.FromSeconds(60), $"daprd of {sidecar.AppId} answers");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) { await process.DisposeAsync(); }
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException) { return false; }
    }

    private async Task StartAsync(string name, IReadOnlyList<string> command, params IEnumerable<(string Name, string? Value)> environment)
    {
        var process = new KeptProcess(name, command, _folder.FullName, environment.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Name, entry => entry.Value!));
        _processes.Add(process);
        await process.StartAsync();
    }
}
