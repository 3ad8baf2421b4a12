using Dapr.Workflow.Client;
using Dapr.Workflow.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dapr.Workflow;

/// <summary>Makes the app a workflow worker and gives it a <see cref="DaprWorkflowClient"/>.</summary>
public static class WorkflowServiceCollectionExtensions
{
    /// <summary>Without workflows of its own.</summary>
    public static IServiceCollection AddDaprWorkflow(this IServiceCollection services) => AddDaprWorkflow(services, _ => { });

    /// <summary>With the workflows and activities that <paramref name="configure"/> registers. Call it once.</summary>
    public static IServiceCollection AddDaprWorkflow(
        this IServiceCollection services, Action<WorkflowRuntimeOptions> configure, ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.ServiceType == typeof(WorkflowRuntimeOptions)))
        {
            throw new InvalidOperationException("AddDaprWorkflow is called once; register all workflows and activities in that call.");
        }

        var options = new WorkflowRuntimeOptions();
        configure(options);
        services.AddSingleton(options);
        services.AddSingleton(provider => new TaskHub(provider.GetService<IConfiguration>()));
        services.Add(new ServiceDescriptor(typeof(DaprWorkflowClient), provider => new DaprWorkflowClient(provider.GetRequiredService<TaskHub>()), lifetime));
        services.TryAddSingleton(new WorkerTiming());
        services.AddSingleton<ActivityRunner>();
        services.AddSingleton<ActivityItems>();
        services.AddSingleton<WorkflowItems>();
        services.AddHostedService<WorkflowWorker>();
        return services;
    }
}
