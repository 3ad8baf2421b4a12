namespace EduStream.LocalDapr.Workflow.Instances;

/// <summary>Runs an ended workflow again from one of its steps, under a new id.</summary>
internal sealed class Rerun(WorkflowEngine engine)
{
    public async Task RunAsync(InstanceId source, InstanceId target, RerunWorkflowFromEventRequest request)
    {
        var (fork, customStatus) = Prepare(source, target, request);
        var commit = new RerunCommit(target, fork, customStatus, engine.Clock);
        var committed = await engine.Commits.RunAsync(commit.Run, rerun =>
        {
            if (rerun is not null) { engine.Effects.Apply(target, rerun); }
        });
        if (committed is null) { throw new GrpcException(GrpcStatusCode.AlreadyExists, $"workflow '{target.Id}' has already been created"); }
    }

    private (Fork Fork, string? CustomStatus) Prepare(InstanceId source, InstanceId target, RerunWorkflowFromEventRequest request)
    {
        if (source.Id.Length == 0) { throw Invalid("rerun workflow source instance ID is required"); }
        if (source == target) { throw Invalid("rerun workflow instance ID must be different from the original instance ID"); }
        lock (engine.Gate)
        {
            var instance = engine.Find(source)
                ?? throw new GrpcException(GrpcStatusCode.NotFound, $"workflow instance does not exist with ID '{source.Id}'");
            if (!instance.Ended) { throw Invalid($"'{source.Id}' is not in a terminal state"); }
            if (instance.Started?.ExecutionStarted.ParentInstance is not null) { throw Invalid($"'{source.Id}': cannot rerun from child-workflows"); }
            return (Fork.Of(instance, target, request, engine.Clock), instance.CustomStatus);
        }
    }

    private static GrpcException Invalid(string message) => new(GrpcStatusCode.InvalidArgument, message);
}
