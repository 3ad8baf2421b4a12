namespace EduStream.LocalDapr.PubSub;

/// <summary>Messages and their deliveries. Every method is one step of a write transaction unless it says that it reads.</summary>
internal static class MessageTable
{
    private const string Columns = "d.id, d.message_id, d.attempts, m.uid, m.pubsub, m.topic, m.data, m.metadata, m.is_raw, m.expires_at";

    public static void Publish(SqlSession session, Message message, bool hold, long now)
    {
        var groups = session.Query(
            "SELECT id FROM pubsub_groups WHERE pubsub = ?1 AND topic = ?2 AND active = 1", row => row.Number(0), message.PubSub, message.Topic);
        // Nobody wants it and nobody can come to want it: as with any broker, it is gone.
        if (groups.Count == 0 && !hold) { return; }
        session.Execute(
            "INSERT INTO pubsub_messages (uid, pubsub, topic, data, metadata, is_raw, published_at, expires_at, held) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            message.Uid, message.PubSub, message.Topic, message.Data, JsonSerializer.Serialize(message.Metadata, HttpJson.Types.IReadOnlyDictionaryStringString),
            message.IsRaw, now, message.ExpiresAt, hold);
        var id = session.LastInsertId;
        foreach (var group in groups) { Enqueue(session, group, id, now); }
    }

    public static void Enqueue(SqlSession session, long group, long message, long now) =>
        session.Execute("INSERT INTO pubsub_deliveries (group_id, message_id, attempts, due_at) VALUES (?1, ?2, 0, ?3)", group, message, now);

    /// <summary>Reads what is due, oldest first.</summary>
    public static List<Delivery> Due(SqlSession session, long group, long now, int most) => session.Query(
        $"SELECT {Columns} FROM pubsub_deliveries d JOIN pubsub_messages m ON m.id = d.message_id WHERE d.group_id = ?1 AND d.due_at <= ?2 ORDER BY d.due_at, d.id LIMIT ?3",
        Read, group, now, most);

    /// <summary>Reads when the next delivery after now is due.</summary>
    public static long? NextDue(SqlSession session, long group, long now) => session.First(
        "SELECT due_at FROM pubsub_deliveries WHERE group_id = ?1 AND due_at > ?2 ORDER BY due_at LIMIT 1", row => (long?)row.Number(0), group, now);

    /// <summary>The group is done with the message; the last group takes it along.</summary>
    public static void Finish(SqlSession session, Delivery delivery)
    {
        session.Execute("DELETE FROM pubsub_deliveries WHERE id = ?1", delivery.Id);
        session.Execute("DELETE FROM pubsub_messages WHERE id = ?1 AND held = 0 AND NOT EXISTS (SELECT 1 FROM pubsub_deliveries WHERE message_id = ?1)", delivery.MessageId);
    }

    public static void Postpone(SqlSession session, Delivery delivery, int attempts, long dueAt) =>
        session.Execute("UPDATE pubsub_deliveries SET attempts = ?2, due_at = ?3 WHERE id = ?1", delivery.Id, attempts, dueAt);

    private static Delivery Read(SqlRow row) => new(
        row.Number(0),
        row.Number(1),
        new Message(row.Text(4), row.Text(5), row.Bytes(6), JsonSerializer.Deserialize(row.Text(7), HttpJson.Types.DictionaryStringString)!, row.Small(8) != 0)
        {
            Uid = row.Text(3),
            ExpiresAt = row.NumberOrNull(9),
        },
        row.Small(2));
}
