namespace EduStream.LocalDapr.Workflow.Instances;

internal enum PurgeVerdict
{
    Purged,
    NoSuchInstance,
    NotCompleted,
    ChildNotCompleted,
}

/// <summary>Deletes ended instances, with their children if asked; all of them or none.</summary>
internal sealed class Purge(WorkflowEngine engine)
{
    public async Task<(PurgeVerdict Verdict, int Deleted)> RunAsync(InstanceId id, bool recursive, bool force)
    {
        var doomed = new List<Instance>();
        lock (engine.Gate)
        {
            if (engine.Find(id) is not { } root) { return (PurgeVerdict.NoSuchInstance, 0); }
            Collect(root, recursive, doomed);
        }

        var verdict = await engine.Commits.RunAsync(
            sql =>
            {
                foreach (var instance in doomed)
                {
                    var status = sql.First("SELECT status FROM workflow_instances WHERE key = ?1", row => (OrchestrationStatus?)row.Small(0), instance.Key);
                    if (!force && status?.IsFinal() == false) { return instance.Id == id ? PurgeVerdict.NotCompleted : PurgeVerdict.ChildNotCompleted; }
                }

                doomed.ForEach(instance => Starts.Remove(sql, instance.Key));
                return PurgeVerdict.Purged;
            },
            verdict =>
            {
                if (verdict == PurgeVerdict.Purged) { doomed.ForEach(engine.Forget); }
            });
        return (verdict, verdict == PurgeVerdict.Purged ? doomed.Count : 0);
    }

    private void Collect(Instance instance, bool recursive, List<Instance> doomed)
    {
        doomed.Add(instance);
        if (!recursive) { return; }
        foreach (var child in Family.Children(instance.Id.App, instance.History))
        {
            // A child's id may have been used again since; only a real child goes.
            if (engine.Find(child) is { } found && IsChildOf(found, instance) && !doomed.Contains(found)) { Collect(found, recursive, doomed); }
        }
    }

    private static bool IsChildOf(Instance child, Instance parent) =>
        child.Started?.ExecutionStarted.ParentInstance?.WorkflowInstance is { } named && named.InstanceId == parent.Id.Id;
}
