namespace EduStream.LocalDapr.PubSub;

/// <summary>Who subscribes to what, remembered over restarts: a message for an app that is down waits.</summary>
internal static class GroupTable
{
    /// <summary>What a group leaves behind when its app no longer subscribes is kept this long, in case it does again.</summary>
    private static readonly TimeSpan KeepDormant = TimeSpan.FromDays(7);

    /// <summary>Makes the group if need be and gives its id.</summary>
    public static long Activate(SqlSession session, string pubsub, string topic, string appId)
    {
        session.Execute(
            "INSERT INTO pubsub_groups (pubsub, topic, app_id, active) VALUES (?1, ?2, ?3, 1) ON CONFLICT (pubsub, topic, app_id) DO UPDATE SET active = 1", pubsub, topic, appId);
        return session.First("SELECT id FROM pubsub_groups WHERE pubsub = ?1 AND topic = ?2 AND app_id = ?3", row => row.Number(0), pubsub, topic, appId);
    }

    /// <summary>
    /// Takes over what an app says that it subscribes to, and gives the ids of its groups. An app that is seen for the first time also gets
    /// what was published on its topics and held for it.
    /// </summary>
    public static Dictionary<(string PubSub, string Topic), long> Subscribe(
        SqlSession session, string appId, IEnumerable<(string PubSub, string Topic)> topics, IReadOnlyCollection<string> allApps, long now)
    {
        var isNew = session.Execute("INSERT OR IGNORE INTO pubsub_apps VALUES (?1)", appId) > 0;
        var groups = new Dictionary<(string, string), long>();
        foreach (var topic in topics.Distinct())
        {
            var existed = session.First("SELECT 1 FROM pubsub_groups WHERE pubsub = ?1 AND topic = ?2 AND app_id = ?3", row => row.Small(0), topic.PubSub, topic.Topic, appId) == 1;
            var id = groups[topic] = Activate(session, topic.PubSub, topic.Topic, appId);
            if (!isNew || existed) { continue; }
            foreach (var message in session.Query("SELECT id FROM pubsub_messages WHERE held = 1 AND pubsub = ?1 AND topic = ?2 ORDER BY id", row => row.Number(0), topic.PubSub, topic.Topic))
            {
                MessageTable.Enqueue(session, id, message, now);
            }
        }
        Deactivate(session, appId, groups.Values);
        if (isNew && Unseen(session, allApps) == 0) { Release(session); }
        return groups;
    }

    /// <summary>How many of the apps have never said what they subscribe to.</summary>
    public static int Unseen(SqlSession session, IReadOnlyCollection<string> apps) =>
        apps.Except(session.Query("SELECT app_id FROM pubsub_apps", row => row.Text(0))).Count();

    /// <summary>Removes what nobody will fetch any more.</summary>
    public static void Sweep(SqlSession session, IReadOnlyCollection<string> allApps, long now)
    {
        if (Unseen(session, allApps) == 0) { Release(session); }
        var before = now - (long)KeepDormant.TotalMilliseconds;
        session.Execute("DELETE FROM pubsub_deliveries WHERE group_id IN (SELECT id FROM pubsub_groups WHERE active = 0) AND message_id IN (SELECT id FROM pubsub_messages WHERE published_at < ?1)", before);
        session.Execute("UPDATE pubsub_messages SET held = 0 WHERE held = 1 AND published_at < ?1", before);
        session.Execute("DELETE FROM pubsub_messages WHERE held = 0 AND NOT EXISTS (SELECT 1 FROM pubsub_deliveries WHERE message_id = pubsub_messages.id)");
    }

    private static void Deactivate(SqlSession session, string appId, ICollection<long> keep)
    {
        foreach (var id in session.Query("SELECT id FROM pubsub_groups WHERE app_id = ?1 AND active = 1", row => row.Number(0), appId))
        {
            if (!keep.Contains(id)) { session.Execute("UPDATE pubsub_groups SET active = 0 WHERE id = ?1", id); }
        }
    }

    private static void Release(SqlSession session)
    {
        session.Execute("UPDATE pubsub_messages SET held = 0 WHERE held = 1");
        session.Execute("DELETE FROM pubsub_messages WHERE held = 0 AND NOT EXISTS (SELECT 1 FROM pubsub_deliveries WHERE message_id = pubsub_messages.id)");
    }
}
