namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>An event that has been committed to an inbox; what the engine does with it comes after the commit.</summary>
internal sealed record Delivery(InstanceId Target, long Instance, InboxEntry Entry);

internal enum MailResult
{
    Delivered,
    NoSuchInstance,
    /// <summary>The instance has ended, or the event was for an earlier execution: nobody needs it.</summary>
    NotWanted,
    /// <summary>A start was refused because an execution with this id is active.</summary>
    AlreadyActive,
    /// <summary>A start was accepted for a later time.</summary>
    Scheduled,
}

/// <summary>Puts events into inboxes; runs on the database's writer.</summary>
internal static class Mail
{
    public static (MailResult Result, Delivery? Delivery) Deliver(SqlSession sql, InstanceId target, HistoryEvent e, byte[] bytes, string? onlyExecution = null)
    {
        var found = sql.First(
            "SELECT key, status, execution FROM workflow_instances WHERE app = ?1 AND id = ?2",
            row => (Key: row.Number(0), Status: (OrchestrationStatus)row.Small(1), Execution: row.TextOrNull(2)), target.App, target.Id);
        if (found.Key == 0) { return (MailResult.NoSuchInstance, null); }
        if (found.Status.IsFinal() || (onlyExecution is not null && onlyExecution != found.Execution)) { return (MailResult.NotWanted, null); }
        return (MailResult.Delivered, new Delivery(target, found.Key, Put(sql, found.Key, e, bytes)));
    }

    public static InboxEntry Put(SqlSession sql, long instance, HistoryEvent e, byte[] bytes)
    {
        sql.Execute("INSERT INTO workflow_inbox (instance, event) VALUES (?1, ?2)", instance, bytes);
        return new InboxEntry(sql.LastInsertId, e);
    }
}
