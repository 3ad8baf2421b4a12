namespace EduStream.LocalDapr.Invocation;

/// <summary>Finds the instance that a call goes to: the replicas that are up take turns.</summary>
internal sealed class InvocationTarget(RuntimeServices services)
{
    private int _turn;

    public static DaprError Failed(string id, string why) =>
        new(500, "ERR_DIRECT_INVOKE", $"failed to invoke, id: {id}, err: {why}") { GrpcCode = GrpcStatusCode.Internal };

    public Sidecar Choose(Sidecar caller, string id)
    {
        var appId = id.EndsWith(".default", StringComparison.Ordinal) ? id[..^".default".Length] : id;
        var instances = services.Of(appId).ToList();
        if (instances.Count == 0) { throw Failed(id, "no host found with the given ID"); }
        if (instances.TrueForAll(instance => instance.App.AppPort == 0))
        {
            throw Failed(id, appId == caller.AppId
                ? "cannot invoke local endpoint: app channel not initialized"
                : "rpc error: code = Internal desc = app channel is not initialized");
        }
        // An app calls itself through its own sidecar; of others, an instance that is not up is asked only when there is no better one.
        if (appId == caller.AppId && caller.App.AppPort != 0) { return caller; }
        var up = instances.FindAll(instance => instance.Monitor.IsUp);
        var choice = up.Count > 0 ? up : instances.FindAll(instance => instance.App.AppPort != 0);
        return choice[(int)((uint)Interlocked.Increment(ref _turn) % choice.Count)];
    }
}
