using EduStream.Testing.Load;

namespace EduStream.Tests.Contract.Runtimes;

/// <summary>The real Dapr: its own processes, the same YAML.</summary>
public sealed class RealRuntime : IRuntimeUnderTest
{
    // Placement has a port for its peers that no run chooses: one real Dapr at a time.
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly RunFolder _folder;
    private readonly DaprdProcesses _processes;

    private RealRuntime(RunFolder folder, DaprdProcesses processes, IReadOnlyList<SidecarAddress> sidecars) => (_folder, _processes, Sidecars) = (folder, processes, sidecars);

    public IReadOnlyList<SidecarAddress> Sidecars { get; }

    public static async Task<RealRuntime> StartAsync(DaprdPrograms programs, RuntimeSetup setup)
    {
        var folder = new RunFolder(setup);
        List<DaprdSidecar> sidecars =
        [
            .. setup.Sidecars.Select(sidecar => new DaprdSidecar(sidecar.AppId, sidecar.AppPort, LoadApp.FreePort(), LoadApp.FreePort())
            {
                ApiToken = sidecar.ApiToken,
                AppApiToken = sidecar.AppApiToken,
                HealthCheckPath = sidecar.HealthCheckPath,
                HealthProbeMilliseconds = (int)SidecarSetup.HealthProbeTimeout.TotalMilliseconds,
                Configuration = setup.Tracing ? Path.Combine(folder.Resources, RunFolder.TracingFile) : null,
            }),
        ];
        await Turn.WaitAsync();
        var runtime = new RealRuntime(folder, new DaprdProcesses(programs), [.. sidecars.Select(sidecar => new SidecarAddress(sidecar.AppId, sidecar.HttpPort, sidecar.GrpcPort))]);
        try
        {
            await runtime._processes.StartAsync(sidecars, folder.Resources);
            return runtime;
        }
        catch
        {
            await runtime.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try { await _processes.DisposeAsync(); }
        finally { Turn.Release(); }
        _folder.Dispose();
    }
}
