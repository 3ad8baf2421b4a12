namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>The errors of the HTTP workflow API, with daprd's codes and texts, misprints included.</summary>
internal static class WorkflowErrors
{
    private const int LongestId = 64;

    public static void CheckNewId(string id)
    {
        if (id.Length > LongestId)
        {
            throw Refused(400, "ERR_INSTANCE_ID_TOO_LONG", $"workflow instance ID exceeds the max length of {LongestId} characters");
        }

        if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw Refused(400, "ERR_INSTANCE_ID_INVALID", $"workflow instance ID '{id}' is invalid: only alphanumeric and underscore characters are allowed");
        }
    }

    public static DaprError NotFound(string id, string? cause = null) => Refused(
        404,
        "ERR_INSTANCE_ID_NOT_FOUND",
        $"unable to find workflow with the provided instance ID: {id}" + (cause is null ? "" : $"%!(EXTRA *fmt.wrapError={cause})"));

    public static DaprError StartRefused(string name, string id) => Refused(
        500, "ERR_START_WORKFLOW", $"error starting workflow '{name}': unable to start workflow: failed to start workflow: {Texts.AlreadyActive(id)}");

    public static DaprError RaiseFailed(string id, string name) => Refused(
        500,
        "ERR_RAISE_EVENT_WORKFLOW",
        $"error raising event on workflow '{id}': failed to raise event {name} on workflow {id}: failed to raise event: {Texts.NoSuchInstance}");

    public static DaprError PauseFailed(string id) => Refused(
        500, "ERR_PAUSE_WORKFLOW", $"error pausing workflow {id}: failed to pause workflow {id}: failed to suspend workflow: {Texts.NoSuchInstance}");

    public static DaprError ResumeFailed(string id) => Refused(
        500, "ERR_RESUME_WORKFLOW", $"error resuming workflow {id}: failed to resume workflow {id}: failed to resume workflow: {Texts.NoSuchInstance}");

    public static DaprError PurgeFailed(string id, PurgeVerdict verdict) => Refused(
        500, "ERR_PURGE_WORKFLOW", $"error purging workflow {id}: failed to Purge workflow {id}: {Texts.PurgeFailed(verdict)}");

    private static DaprError Refused(int status, string code, string message) => DaprError.Plain(status, GrpcStatusCode.Internal, code, message);
}
