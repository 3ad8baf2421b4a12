namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>Trades a pending activity for its result in one step, so that only the first result counts; runs on the database's writer.</summary>
internal static class ActivityCommit
{
    public static Delivery? Run(SqlSession sql, long activity, long instance, HistoryEvent ended, byte[] bytes)
    {
        if (sql.Execute("DELETE FROM workflow_activities WHERE key = ?1", activity) == 0) { return null; }
        var target = sql.First(
            "SELECT app, id, status FROM workflow_instances WHERE key = ?1",
            row => (Id: new InstanceId(row.Text(0), row.Text(1)), Ended: ((OrchestrationStatus)row.Small(2)).IsFinal(), Found: true), instance);
        return target.Found && !target.Ended ? new Delivery(target.Id, instance, Mail.Put(sql, instance, ended, bytes)) : null;
    }
}
