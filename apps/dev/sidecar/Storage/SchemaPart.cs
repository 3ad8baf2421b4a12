namespace EduStream.LocalDapr.Storage;

/// <summary>The tables of one building block. Steps are append-only: step n lifts version n to n + 1.</summary>
public sealed record SchemaPart(string Name, params IReadOnlyList<string> Steps)
{
    internal static void Apply(SqlSession session, IEnumerable<SchemaPart> parts)
    {
        session.Script("CREATE TABLE IF NOT EXISTS schema_parts (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
        foreach (var part in parts)
        {
            var version = session.First("SELECT version FROM schema_parts WHERE name = ?1", row => row.Small(0), part.Name);
            if (version > part.Steps.Count)
            {
                throw new InvalidOperationException(
                    $"The data folder was written by a newer version ({part.Name} {version}, this one knows {part.Steps.Count}). Update, or start with an empty folder.");
            }
            for (; version < part.Steps.Count; version++)
            {
                session.Script($"BEGIN IMMEDIATE; {part.Steps[version]};");
                session.Execute("INSERT INTO schema_parts VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET version = ?2", part.Name, version + 1);
                session.Script("COMMIT");
            }
        }
    }
}
