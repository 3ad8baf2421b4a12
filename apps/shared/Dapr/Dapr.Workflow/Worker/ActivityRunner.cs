using System.Globalization;
using Dapr.Workflow.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Dapr.Workflow.Worker;

/// <summary>Runs one activity in a scope of its own, 100 at once at most. Every failure is an answer.</summary>
internal sealed class ActivityRunner(WorkflowRuntimeOptions registered, IServiceProvider services, ILogger<WorkflowWorker> logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(100);

    public async Task<ActivityResponse> RunAsync(ActivityRequest request)
    {
        var instanceId = request.WorkflowInstance?.InstanceId ?? "";
        var response = new ActivityResponse { InstanceId = instanceId, TaskId = request.TaskId };
        await _slots.WaitAsync();
        using var trace = WorkTrace.Activity(request);
        try
        {
            if (registered.Activities.TryGetValue(request.Name, out var create))
            {
                response.Result = await RunAsync(create, request, instanceId);
            }
            else
            {
                logger.ActivityUnknown(request.Name, instanceId);
                response.FailureDetails = Failures.Of("ActivityNotFoundException", $"Activity '{request.Name}' not found");
            }
        }
#pragma warning disable CA1031 // Whatever an activity throws is its outcome.
        catch (Exception error)
#pragma warning restore CA1031
        {
            trace.Failed();
            logger.ActivityFailed(request.Name, instanceId, error);
            response.FailureDetails = Failures.Of(error);
        }
        finally
        {
            _slots.Release();
        }

        return response;
    }

    public void Dispose() => _slots.Dispose();

    private async Task<string> RunAsync(Func<IServiceProvider, IWorkflowActivity> create, ActivityRequest request, string instanceId)
    {
        await using var scope = services.CreateAsyncScope();
        var activity = create(scope.ServiceProvider);
        var key = string.IsNullOrEmpty(request.TaskExecutionId) ? request.TaskId.ToString(CultureInfo.InvariantCulture) : request.TaskExecutionId;
        return Payload.Write(await activity.RunAsync(new Context(request.Name, key, instanceId), Payload.Read(request.Input, activity.InputType)));
    }

    private sealed class Context(string name, string key, string instanceId) : WorkflowActivityContext
    {
        public override TaskIdentifier Identifier => name;

        public override string TaskExecutionKey => key;

        public override string InstanceId => instanceId;
    }
}
