namespace EduStream.LocalDapr.PubSub;

/// <summary>
/// A message is stored once and has one delivery per consumer group (an app that subscribes to its topic) until that group is done with it.
/// A held message also waits for apps that have not been seen yet: they may turn out to subscribe.
/// </summary>
internal static class PubSubSchema
{
    public static SchemaPart Part { get; } = new("pubsub", """
        CREATE TABLE pubsub_apps (app_id TEXT PRIMARY KEY) STRICT;
        CREATE TABLE pubsub_groups (
          id INTEGER PRIMARY KEY,
          pubsub TEXT NOT NULL,
          topic TEXT NOT NULL,
          app_id TEXT NOT NULL,
          active INTEGER NOT NULL,
          UNIQUE (pubsub, topic, app_id)
        ) STRICT;
        CREATE TABLE pubsub_messages (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          uid TEXT NOT NULL,
          pubsub TEXT NOT NULL,
          topic TEXT NOT NULL,
          data BLOB NOT NULL,
          metadata TEXT NOT NULL,
          is_raw INTEGER NOT NULL,
          published_at INTEGER NOT NULL,
          expires_at INTEGER,
          held INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX pubsub_messages_held ON pubsub_messages (pubsub, topic) WHERE held = 1;
        CREATE TABLE pubsub_deliveries (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          group_id INTEGER NOT NULL REFERENCES pubsub_groups (id),
          message_id INTEGER NOT NULL REFERENCES pubsub_messages (id),
          attempts INTEGER NOT NULL,
          due_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX pubsub_deliveries_due ON pubsub_deliveries (group_id, due_at, id);
        CREATE INDEX pubsub_deliveries_message ON pubsub_deliveries (message_id)
        """);
}
