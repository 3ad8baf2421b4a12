namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>A timer that is set; its event goes to the instance's inbox when it is due.</summary>
internal readonly record struct SetTimer(long Key, DateTimeOffset Due);

/// <summary>What became of a start; <see cref="Replaced"/> is the key of the ended execution that had the id before, or 0.</summary>
internal readonly record struct StartResult(MailResult Result, Delivery? Delivery = null, SetTimer? Timer = null, long Replaced = 0);

/// <summary>Creates executions; runs on the database's writer. An id is free again when its last execution has ended.</summary>
internal static class Starts
{
    public static StartResult Start(SqlSession sql, InstanceId id, HistoryEvent start, byte[] bytes)
    {
        var previous = sql.First(
            "SELECT key, status FROM workflow_instances WHERE app = ?1 AND id = ?2", row => (Key: row.Number(0), Status: (OrchestrationStatus)row.Small(1)), id.App, id.Id);
        if (previous.Key != 0 && !previous.Status.IsFinal()) { return new(MailResult.AlreadyActive); }
        if (previous.Key != 0) { Remove(sql, previous.Key); }
        sql.Execute(
            "INSERT INTO workflow_instances (app, id, status, execution) VALUES (?1, ?2, ?3, ?4)",
            id.App, id.Id, (int)OrchestrationStatus.Pending, start.ExecutionStarted.WorkflowInstance.ExecutionId);
        var key = sql.LastInsertId;
        if (start.ExecutionStarted.ScheduledStartTimestamp?.ToDateTimeOffset() is { } at && at > start.Timestamp.ToDateTimeOffset())
        {
            return new(MailResult.Scheduled, null, SetTimer(sql, key, at, bytes), previous.Key);
        }

        return new(MailResult.Delivered, new Delivery(id, key, Mail.Put(sql, key, start, bytes)), null, previous.Key);
    }

    public static SetTimer SetTimer(SqlSession sql, long instance, DateTimeOffset at, byte[] bytes)
    {
        sql.Execute("INSERT INTO workflow_timers (instance, due, event) VALUES (?1, ?2, ?3)", instance, at.UtcTicks, bytes);
        return new SetTimer(sql.LastInsertId, at);
    }

    public static void Remove(SqlSession sql, long instance)
    {
        Clear(sql, instance);
        sql.Execute("DELETE FROM workflow_inbox WHERE instance = ?1", instance);
        sql.Execute("DELETE FROM workflow_instances WHERE key = ?1", instance);
    }

    /// <summary>Forgets the execution but keeps the instance and its inbox.</summary>
    public static void Clear(SqlSession sql, long instance)
    {
        sql.Execute("DELETE FROM workflow_history WHERE instance = ?1", instance);
        sql.Execute("DELETE FROM workflow_timers WHERE instance = ?1", instance);
        sql.Execute("DELETE FROM workflow_activities WHERE instance = ?1", instance);
    }
}
