namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>
/// Tables of the workflow engine. An execution has its own integer key (never used again), so that nothing meant for an earlier execution
/// reaches a later one with the same id. Events are protocol messages.
/// </summary>
internal static class WorkflowSchema
{
    public static readonly SchemaPart Part = new("workflow", """
        CREATE TABLE workflow_instances (
            key INTEGER PRIMARY KEY AUTOINCREMENT, app TEXT NOT NULL, id TEXT NOT NULL,
            status INTEGER NOT NULL, custom_status TEXT, execution TEXT,
            UNIQUE (app, id)) STRICT;
        CREATE TABLE workflow_history (
            instance INTEGER NOT NULL, seq INTEGER NOT NULL, event BLOB NOT NULL,
            PRIMARY KEY (instance, seq)) STRICT, WITHOUT ROWID;
        CREATE TABLE workflow_inbox (key INTEGER PRIMARY KEY AUTOINCREMENT, instance INTEGER NOT NULL, event BLOB NOT NULL) STRICT;
        CREATE INDEX workflow_inbox_instance ON workflow_inbox (instance);
        CREATE TABLE workflow_timers (key INTEGER PRIMARY KEY AUTOINCREMENT, instance INTEGER NOT NULL, due INTEGER NOT NULL, event BLOB NOT NULL) STRICT;
        CREATE INDEX workflow_timers_instance ON workflow_timers (instance);
        CREATE TABLE workflow_activities (key INTEGER PRIMARY KEY AUTOINCREMENT, instance INTEGER NOT NULL, task INTEGER NOT NULL) STRICT;
        CREATE INDEX workflow_activities_instance ON workflow_activities (instance)
        """);
}
