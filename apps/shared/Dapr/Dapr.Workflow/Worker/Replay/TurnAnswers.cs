namespace Dapr.Workflow.Worker.Replay;

/// <summary>How a workflow ends.</summary>
internal static class TurnAnswers
{
    public static WorkflowAction Of(Task<object?> run)
    {
        try
        {
            var output = run.GetAwaiter().GetResult();
            return End(new CompleteWorkflowAction { WorkflowStatus = OrchestrationStatus.Completed, Result = Payload.Write(output) });
        }
#pragma warning disable CA1031 // Whatever the workflow throws is its outcome.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failure(Failures.Of(error));
        }
    }

    public static WorkflowResponse Terminated(string instanceId, ExecutionTerminatedEvent terminated) => new()
    {
        InstanceId = instanceId,
        Actions = { End(new CompleteWorkflowAction { WorkflowStatus = OrchestrationStatus.Terminated, Result = terminated.Input }) },
    };

    public static WorkflowResponse Failed(string instanceId, Exception error) => Failed(instanceId, Failures.Of(error));

    public static WorkflowResponse Failed(string instanceId, TaskFailureDetails failure) => new()
    {
        InstanceId = instanceId,
        Actions = { Failure(failure) },
    };

    private static WorkflowAction Failure(TaskFailureDetails failure)
    {
        failure.IsNonRetriable = true;
        return End(new CompleteWorkflowAction { WorkflowStatus = OrchestrationStatus.Failed, FailureDetails = failure });
    }

    private static WorkflowAction End(CompleteWorkflowAction action) => new() { CompleteWorkflow = action };
}
