namespace Dapr.Workflow;

/// <summary>How a step is called.</summary>
public record WorkflowTaskOptions(
    WorkflowRetryPolicy? RetryPolicy = null,
    string? TargetAppId = null,
    HistoryPropagationScope PropagationScope = HistoryPropagationScope.None);

/// <summary>How a child workflow is called.</summary>
public record ChildWorkflowTaskOptions(
    string? InstanceId = null,
    WorkflowRetryPolicy? RetryPolicy = null,
    string? TargetAppId = null,
    HistoryPropagationScope PropagationScope = HistoryPropagationScope.None)
    : WorkflowTaskOptions(RetryPolicy, TargetAppId, PropagationScope);

/// <summary>How much of its history a workflow hands on. The subset knows only <see cref="None"/>.</summary>
public enum HistoryPropagationScope
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Its own.</summary>
    OwnHistory = 1,
    /// <summary>Its own and that of its callers.</summary>
    Lineage = 2,
}
