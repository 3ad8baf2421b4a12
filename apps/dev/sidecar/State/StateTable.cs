namespace EduStream.LocalDapr.State;

/// <summary>The rows behind all state stores.</summary>
internal static class StateTable
{
    public static SchemaPart Schema { get; } = new("state", """
        CREATE TABLE state (
          store TEXT NOT NULL,
          key TEXT NOT NULL,
          value BLOB NOT NULL,
          etag TEXT NOT NULL,
          expires_at INTEGER,
          PRIMARY KEY (store, key)
        ) STRICT;
        CREATE INDEX state_expiry ON state (expires_at) WHERE expires_at IS NOT NULL
        """);

    public static StateEntry? Get(SqlSession session, string store, string key, long now) => session.First(
        "SELECT value, etag, expires_at FROM state WHERE store = ?1 AND key = ?2 AND (expires_at IS NULL OR expires_at > ?3)",
        row => new StateEntry(row.Bytes(0), row.Text(1), row.NumberOrNull(2)), store, key, now);

    public static void Apply(SqlSession session, string store, string key, StateOperation operation, long now)
    {
        if (operation.Value is null) { Delete(session, store, key, operation, now); }
        else { Save(session, store, key, operation, now); }
    }

    public static int RemoveExpired(SqlSession session, long now) => session.Execute("DELETE FROM state WHERE expires_at <= ?1", now);

    private static void Save(SqlSession session, string store, string key, StateOperation operation, long now)
    {
        var expires = ExpiresAt(operation, now);
        var etag = Guid.NewGuid().ToString();
        var changed = operation switch
        {
            { HasETag: true } => session.Execute(
                "UPDATE state SET value = ?3, etag = ?4, expires_at = ?5 WHERE store = ?1 AND key = ?2 AND etag = ?6 AND (expires_at IS NULL OR expires_at > ?7)",
                store, key, operation.Value, etag, expires, operation.ETag, now),
            { Concurrency: Concurrency.FirstWrite } => session.Execute(
                "INSERT INTO state (store, key, value, etag, expires_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (store, key) DO UPDATE SET value = ?3, etag = ?4, expires_at = ?5 WHERE expires_at <= ?6",
                store, key, operation.Value, etag, expires, now),
            _ => session.Execute(
                "INSERT INTO state (store, key, value, etag, expires_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (store, key) DO UPDATE SET value = ?3, etag = ?4, expires_at = ?5",
                store, key, operation.Value, etag, expires),
        };
        if (changed == 0) { throw new ETagMismatchException(key, operation); }
    }

    private static void Delete(SqlSession session, string store, string key, StateOperation operation, long now)
    {
        if (!operation.HasETag) { session.Execute("DELETE FROM state WHERE store = ?1 AND key = ?2", store, key); }
        else if (session.Execute("DELETE FROM state WHERE store = ?1 AND key = ?2 AND etag = ?3 AND (expires_at IS NULL OR expires_at > ?4)", store, key, operation.ETag, now) == 0)
        {
            throw new ETagMismatchException(key, operation);
        }
    }

    private static long? ExpiresAt(StateOperation operation, long now)
    {
        if (operation.Meta("ttlInSeconds") is not { Length: > 0 } text) { return null; }
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? seconds > 0 ? now + seconds * 1000 : null
            : throw new TtlFormatException(text);
    }
}
