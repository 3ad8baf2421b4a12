using System.Text.Json;
using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Data;

/// <summary>The embedded runtime's configuration file; it holds API tokens.</summary>
internal static class RuntimeConfig
{
    internal static string Write(Plan plan)
    {
        var path = Path.Combine(plan.DataFolder, "runtime.json");
        AtomicFile.Write(path, JsonSerializer.Serialize(
            new
            {
                plan.DataFolder,
                ResourceFolders = plan.OwnData ? ComponentsCopy.Make(plan) : plan.ResourceFolders,
                BaseFolder = plan.Root,
                Apps = plan.Instances.Select(instance => new
                {
                    instance.AppId,
                    AppPort = instance.Ports.App,
                    HttpPort = instance.Ports.DaprHttp,
                    GrpcPort = instance.Ports.DaprGrpc,
                    ApiToken = instance.DaprApiToken,
                    instance.AppApiToken,
                    AppHealthCheckPath = instance.HealthCheckPath,
                }),
            },
            RunState.Json));
        return path;
    }
}
