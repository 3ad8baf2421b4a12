using EduStream.LocalDapr.Workflow.Instances;

namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>daprd's sentences, which clients may look for.</summary>
internal static class Texts
{
    public const string NoSuchInstance = "no such instance exists";

    private const int LongestId = 200;

    public static string AlreadyActive(string id) => $"rpc error: code = AlreadyExists desc = an active workflow with ID '{id}' already exists";

    /// <summary>daprd keeps a start in its scheduler, under a name that other ids would break.</summary>
    public static bool IsStorable(string id) => id.Length is > 0 and <= LongestId && id.AsSpan().IndexOfAny('/', '@') < 0;

    public static string BadId(string id) => $"failed to create workflow instance: rpc error: code = Unknown desc = job name is invalid \"{id}\"";

    public static string PurgeFailed(PurgeVerdict verdict) => "failed to purge workflow state: " + verdict switch
    {
        PurgeVerdict.NoSuchInstance => NoSuchInstance,
        PurgeVerdict.ChildNotCompleted => "failed to purge child workflow: orchestration has not yet completed",
        _ => "orchestration has not yet completed",
    };
}
