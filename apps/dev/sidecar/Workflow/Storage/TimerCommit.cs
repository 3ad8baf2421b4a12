namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>Trades due timers for their events; runs on the database's writer. A timer whose instance has ended is gone and is skipped.</summary>
internal static class TimerCommit
{
    public static List<Delivery> Run(SqlSession sql, IEnumerable<long> due, TimeProvider clock)
    {
        var deliveries = new List<Delivery>();
        foreach (var key in due)
        {
            var timer = sql.First(
                "SELECT t.instance, t.event, i.app, i.id FROM workflow_timers t JOIN workflow_instances i ON i.key = t.instance WHERE t.key = ?1",
                row => (Instance: row.Number(0), Bytes: row.Bytes(1), Id: new InstanceId(row.Text(2), row.Text(3))), key);
            if (timer.Instance == 0) { continue; }
            var e = EventBytes.ReadFired(timer.Bytes, clock);
            deliveries.Add(new Delivery(timer.Id, timer.Instance, Mail.Put(sql, timer.Instance, e, EventBytes.Of(e))));
            sql.Execute("DELETE FROM workflow_timers WHERE key = ?1", key);
        }

        return deliveries;
    }
}
