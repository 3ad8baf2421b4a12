using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EduStream.Catalog.Database;

/// <summary>Readers do not wait for the writer (WAL, kept in the file), and writers wait for each other inside SQLite instead of failing.</summary>
internal sealed class SqliteConnections : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
