using Dapr.Workflow;
using Dapr.Workflow.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

/// <summary>An app that is nothing but a workflow worker, connected to a fake sidecar.</summary>
internal static class WorkerHost
{
    public static async Task<IHost> StartAsync(
        FakeSidecar sidecar, Action<WorkflowRuntimeOptions> register, Action<IServiceCollection>? services = null, WorkerTiming? timing = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DAPR_GRPC_ENDPOINT"] = sidecar.Address.ToString(), ["DAPR_API_TOKEN"] = "secret" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(timing ?? new WorkerTiming { FirstRetry = TimeSpan.FromMilliseconds(20), LastRetry = TimeSpan.FromMilliseconds(100) });
        builder.Services.AddDaprWorkflow(register);
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
