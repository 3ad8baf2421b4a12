using EduStream.LocalDapr.Storage;

namespace EduStream.Tests.Component.Runtime.Harness;

/// <summary>Looks into the runtime's database beside it, which the write-ahead log allows.</summary>
internal static class RuntimeStore
{
    public static long Count(RuntimeHost host, string table)
    {
        using var session = new SqlSession(Path.Combine(host.DataFolder, "dapr.db"), readOnly: true);
        return session.First($"SELECT COUNT(*) FROM {table}", row => row.Number(0));
    }
}
