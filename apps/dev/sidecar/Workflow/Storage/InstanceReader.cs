namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>Reads what is committed.</summary>
internal sealed class InstanceReader(Database database)
{
    private const string Columns = "key, app, id, status, custom_status";

    public Instance? Find(InstanceId id) => Load(sql => sql.First(
        $"SELECT {Columns} FROM workflow_instances WHERE app = ?1 AND id = ?2", Read, id.App, id.Id));

    public Instance? Find(long key) => Load(sql => sql.First($"SELECT {Columns} FROM workflow_instances WHERE key = ?1", Read, key));

    public (List<string> Ids, long? Next) List(string app, long after, int most)
    {
        var rows = database.Read(sql => sql.Query(
            "SELECT key, id FROM workflow_instances WHERE app = ?1 AND key > ?2 ORDER BY key LIMIT ?3", row => (Key: row.Number(0), Id: row.Text(1)), app, after, most + 1));
        var page = rows.Take(most).ToList();
        return ([.. page.Select(row => row.Id)], rows.Count > most ? page[^1].Key : null);
    }

    public List<long> WithInbox() => database.Read(sql => sql.Query("SELECT DISTINCT instance FROM workflow_inbox ORDER BY key", row => row.Number(0)));

    public List<(long Key, long Instance, int Task)> Activities() => database.Read(sql => sql.Query(
        "SELECT key, instance, task FROM workflow_activities ORDER BY key", row => (row.Number(0), row.Number(1), row.Small(2))));

    public List<SetTimer> Timers() => database.Read(sql => sql.Query(
        "SELECT key, due FROM workflow_timers", row => new SetTimer(row.Number(0), new DateTimeOffset(row.Number(1), TimeSpan.Zero))));

    private static Instance Read(SqlRow row) => new(new InstanceId(row.Text(1), row.Text(2)), row.Number(0))
    {
        Status = (OrchestrationStatus)row.Small(3), CustomStatus = row.TextOrNull(4),
    };

    /// <summary>One transaction, so that the parts belong together.</summary>
    private Instance? Load(Func<SqlSession, Instance?> find) => database.Read(sql =>
    {
        sql.Script("BEGIN");
        try
        {
            if (find(sql) is not { } instance) { return null; }
            foreach (var bytes in sql.Query("SELECT event FROM workflow_history WHERE instance = ?1 ORDER BY seq", row => row.Bytes(0), instance.Key))
            {
                instance.Weight += bytes.Length;
                instance.History.Add(EventBytes.Read(bytes));
            }

            instance.Inbox = sql.Query("SELECT key, event FROM workflow_inbox WHERE instance = ?1 ORDER BY key", row => new InboxEntry(row.Number(0), EventBytes.Read(row.Bytes(1))), instance.Key);
            return instance;
        }
        finally { sql.Script("COMMIT"); }
    });
}
