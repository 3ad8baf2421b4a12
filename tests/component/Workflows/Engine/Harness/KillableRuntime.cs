using System.Text.Json;
using EduStream.Launcher.Processes;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>The embedded runtime as a process of its own that a test kills without warning and starts again on the same data.</summary>
public sealed class KillableRuntime : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("edustream-kill-").FullName;
    private ChildProcess? _process;

    public Uri Grpc { get; private set; } = null!;

    public async Task StartAsync()
    {
        var config = Path.Combine(_folder, "config.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new { dataFolder = Path.Combine(_folder, "data"), consoleLog = false, apps = new[] { new { appId = "t" } } }));
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = await ChildProcess.StartAsync(
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "EduStream.LocalDapr.dll"), "--config", config],
            _folder,
            new Dictionary<string, string>(),
            line =>
            {
                if (line.StartsWith("ready ", StringComparison.Ordinal)) { ready.TrySetResult(line["ready ".Length..]); }
            });
        using var ports = JsonDocument.Parse(await ready.Task.WaitAsync(Limit));
        Grpc = new Uri($"http://127.0.0.1:{ports.RootElement[0].GetProperty("grpcPort").GetInt32()}");
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitAsync();
        await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) { await KillAsync(); }
        Directory.Delete(_folder, recursive: true);
    }
}
