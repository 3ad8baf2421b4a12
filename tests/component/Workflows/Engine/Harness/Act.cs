using DaprProtocol.Workflows;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>Actions as workers send them.</summary>
public static class Act
{
    public static WorkflowAction Schedule(int id, string name, string? input = null) => new()
    {
        Id = id, ScheduleTask = new ScheduleTaskAction { Name = name, Input = input, TaskExecutionId = $"exec-{id}" },
    };

    public static WorkflowAction Timer(int id, DateTimeOffset at) => new()
    {
        Id = id, CreateTimer = new CreateTimerAction { FireAt = Timestamp.FromDateTimeOffset(at), CreateTimer = new TimerOriginCreateTimer() },
    };

    public static WorkflowAction Child(int id, string name, string instance = "", string? input = null) => new()
    {
        Id = id, CreateChildWorkflow = new CreateChildWorkflowAction { InstanceId = instance, Name = name, Input = input },
    };

    public static WorkflowAction Complete(int id = 0, string? result = "\"done\"") => End(id, OrchestrationStatus.Completed, result);

    public static WorkflowAction Fail(int id, string message) => new()
    {
        Id = id,
        CompleteWorkflow = new CompleteWorkflowAction
        {
            WorkflowStatus = OrchestrationStatus.Failed, FailureDetails = new TaskFailureDetails { ErrorType = "Boom", ErrorMessage = message },
        },
    };

    public static WorkflowAction ContinueAsNew(int id, string input, params HistoryEvent[] carried) => new()
    {
        Id = id,
        CompleteWorkflow = new CompleteWorkflowAction { WorkflowStatus = OrchestrationStatus.ContinuedAsNew, Result = input, CarryoverEvents = { carried } },
    };

    public static WorkflowAction Terminated(int id = 0, string? result = null) => End(id, OrchestrationStatus.Terminated, result);

    private static WorkflowAction End(int id, OrchestrationStatus status, string? result) => new()
    {
        Id = id, CompleteWorkflow = new CompleteWorkflowAction { WorkflowStatus = status, Result = result },
    };
}
