using System.Security.Cryptography;

namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>daprd's sentences, which clients may look for.</summary>
internal static class Texts
{
    public const string NoSuchInstance = "no such instance exists";

    private const int LongestId = 200;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string TooLong = "must be no more than 253 characters";
    private const string NotADomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
        + @"(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    public static string AlreadyActive(string id) => $"rpc error: code = AlreadyExists desc = an active workflow with ID '{id}' already exists";

    /// <summary>daprd keeps a start in its scheduler, under a name that other ids would break.</summary>
    public static bool IsStorable(string id) => id.Length is > 0 and <= LongestId && id.AsSpan().IndexOfAny('/', '@') < 0;

    public static string BadId(string app, string id)
    {
        var job = $"actorreminder||default||dapr.internal.default.{app}.workflow||{id.Replace(":", "", StringComparison.Ordinal)}||start{RandomNumberGenerator.GetString(Letters, 8)}";
        return $"failed to create workflow instance: rpc error: code = Unknown desc = job name is invalid \"{job}\": {(id.Length > LongestId ? TooLong : NotADomain)}";
    }

    public static string PurgeFailed(PurgeVerdict verdict) => "failed to purge workflow state: " + verdict switch
    {
        PurgeVerdict.NoSuchInstance => NoSuchInstance,
        PurgeVerdict.ChildNotCompleted => "failed to purge child workflow: orchestration has not yet completed",
        _ => "orchestration has not yet completed",
    };
}
