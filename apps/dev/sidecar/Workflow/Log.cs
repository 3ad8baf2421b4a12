namespace EduStream.LocalDapr.Workflow;

internal static partial class Log
{
    [LoggerMessage(9400, LogLevel.Information, "Workflows go on: {Items} items to do, {Timers} timers")]
    public static partial void Recovered(this ILogger logger, int items, int timers);

    [LoggerMessage(9401, LogLevel.Information, "A workflow worker of {AppId} has connected")]
    public static partial void WorkerConnected(this ILogger logger, string appId);

    [LoggerMessage(9402, LogLevel.Information, "A workflow worker of {AppId} has gone, {Unanswered} items go to another")]
    public static partial void WorkerGone(this ILogger logger, string appId, int unanswered);

    [LoggerMessage(9403, LogLevel.Error, "A workflow commit failed and is tried again")]
    public static partial void CommitFailed(this ILogger logger);

    [LoggerMessage(9404, LogLevel.Warning, "The worker of {AppId} does not know the version of workflow {WorkflowId}; it waits for another worker")]
    public static partial void WorkflowStalled(this ILogger logger, string appId, string workflowId);

    [LoggerMessage(9405, LogLevel.Error, "The answer of the worker of {AppId} to workflow {WorkflowId} cannot be read; it is asked again")]
    public static partial void AnswerUnreadable(this ILogger logger, string appId, string workflowId, Exception error);

    [LoggerMessage(9406, LogLevel.Information, "Workflow {WorkflowId} of {AppId} has ended: {Status}")]
    public static partial void WorkflowEnded(this ILogger logger, string appId, string workflowId, DaprProtocol.Workflows.OrchestrationStatus status);
}
