using Dapr.Workflow;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Unit.PublishVideo;

/// <summary>The context of an instance that began before any patch.</summary>
internal sealed class UnpatchedContext(WorkflowContext context) : WorkflowContext
{
    public override string Name => context.Name;

    public override string InstanceId => context.InstanceId;

    public override DateTime CurrentUtcDateTime => context.CurrentUtcDateTime;

    public override bool IsReplaying => context.IsReplaying;

    public override bool IsPatched(string patchName) => false;

    public override Task<T> CallActivityAsync<T>(string name, object? input = null, WorkflowTaskOptions? options = null) => context.CallActivityAsync<T>(name, input, options);

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => context.CreateTimer(fireAt, cancellationToken);

    public override Task<T> WaitForExternalEventAsync<T>(string eventName, CancellationToken cancellationToken = default) => context.WaitForExternalEventAsync<T>(eventName, cancellationToken);

    public override void SetCustomStatus(object? customStatus) => context.SetCustomStatus(customStatus);

    public override Task<TResult> CallChildWorkflowAsync<TResult>(string workflowName, object? input = null, ChildWorkflowTaskOptions? options = null) =>
        context.CallChildWorkflowAsync<TResult>(workflowName, input, options);

    public override ILogger CreateReplaySafeLogger(string categoryName) => context.CreateReplaySafeLogger(categoryName);

    public override ILogger CreateReplaySafeLogger(Type type) => context.CreateReplaySafeLogger(type);

    public override ILogger CreateReplaySafeLogger<T>() => context.CreateReplaySafeLogger<T>();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => context.ContinueAsNew(newInput, preserveUnprocessedEvents);

    public override Guid NewGuid() => context.NewGuid();
}
