using EduStream.LocalDapr;

namespace EduStream.Tests.Contract.Runtimes;

/// <summary>The embedded runtime, in the process of the test.</summary>
public sealed class EmbeddedRuntime : IRuntimeUnderTest
{
    private readonly RunFolder _folder;
    private readonly LocalDaprRuntime _runtime;

    private EmbeddedRuntime(RunFolder folder, LocalDaprRuntime runtime) => (_folder, _runtime) = (folder, runtime);

    public IReadOnlyList<SidecarAddress> Sidecars => [.. _runtime.Apps.Select(app => new SidecarAddress(app.AppId, app.HttpPort, app.GrpcPort))];

    public static async Task<EmbeddedRuntime> StartAsync(RuntimeSetup setup)
    {
        var folder = new RunFolder(setup);
        return new EmbeddedRuntime(folder, await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = Path.Combine(folder.Path, "data"),
            ResourceFolders = [folder.Resources],
            BaseFolder = folder.Path,
            ConsoleLog = false,
            Apps =
            [
                .. setup.Sidecars.Select(sidecar => new AppInstance
                {
                    AppId = sidecar.AppId, AppPort = sidecar.AppPort, ApiToken = sidecar.ApiToken, AppApiToken = sidecar.AppApiToken, AppHealthCheckPath = sidecar.HealthCheckPath,
                    AppHealthProbeTimeout = SidecarSetup.HealthProbeTimeout,
                }),
            ],
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _folder.Dispose();
    }
}
