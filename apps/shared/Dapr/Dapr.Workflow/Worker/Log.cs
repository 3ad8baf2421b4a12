namespace Dapr.Workflow.Worker;

internal static partial class Log
{
    [LoggerMessage(9400, LogLevel.Warning, "The stream of workflow work is lost ({Status}: {Reason}); trying again")]
    public static partial void StreamLost(this ILogger logger, GrpcStatusCode status, string reason);

    [LoggerMessage(9401, LogLevel.Information, "The sidecar closed the stream of workflow work; connecting again")]
    public static partial void StreamClosed(this ILogger logger);

    [LoggerMessage(9402, LogLevel.Error, "The stream of workflow work broke; trying again")]
    public static partial void StreamBroken(this ILogger logger, Exception error);

    [LoggerMessage(9403, LogLevel.Warning, "The sidecar does not answer a hello ({Status}); connecting again")]
    public static partial void HelloFailed(this ILogger logger, GrpcStatusCode status);

    [LoggerMessage(9413, LogLevel.Debug, "The sidecar refused a hello ({Status})")]
    public static partial void HelloRefused(this ILogger logger, GrpcStatusCode status);

    [LoggerMessage(9404, LogLevel.Warning, "A work item of unknown kind {Kind} is left alone")]
    public static partial void UnknownItem(this ILogger logger, string kind);

    [LoggerMessage(9405, LogLevel.Debug, "Handing in a {What} of {WorkflowId} failed ({Status}); trying again")]
    public static partial void DeliveryFailed(this ILogger logger, string what, string workflowId, GrpcStatusCode status);

    [LoggerMessage(9406, LogLevel.Error, "The sidecar refused a {What} of {WorkflowId}")]
    public static partial void AnswerRefused(this ILogger logger, string what, string workflowId, Exception error);

    [LoggerMessage(9407, LogLevel.Error, "Workflow {Workflow} of {WorkflowId} is not registered")]
    public static partial void WorkflowUnknown(this ILogger logger, string workflow, string workflowId);

    [LoggerMessage(9408, LogLevel.Error, "Workflow {Workflow} {WorkflowId} failed with {ErrorType}: {Reason}")]
    public static partial void WorkflowFailed(this ILogger logger, string workflow, string workflowId, string errorType, string reason);

    [LoggerMessage(9409, LogLevel.Error, "Workflow {Workflow} {WorkflowId} could not run")]
    public static partial void WorkflowBroken(this ILogger logger, string workflow, string workflowId, Exception error);

    [LoggerMessage(9410, LogLevel.Error, "Activity {Activity} of {WorkflowId} is not registered")]
    public static partial void ActivityUnknown(this ILogger logger, string activity, string workflowId);

    [LoggerMessage(9411, LogLevel.Warning, "Activity {Activity} of {WorkflowId} failed")]
    public static partial void ActivityFailed(this ILogger logger, string activity, string workflowId, Exception error);

    [LoggerMessage(9412, LogLevel.Information, "Activity {Activity} of {WorkflowId} was handed out again; its one run answers")]
    public static partial void ActivityRejoined(this ILogger logger, string activity, string workflowId);
}
