using EduStream.Catalog.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EduStream.Catalog.Database;

/// <summary>
/// One change = one transaction. When somebody else changed the same rows in between, the whole change is made again from what is there now;
/// so a change must do nothing but read and write the database that it is given.
/// </summary>
internal sealed class CatalogChanges(IDbContextFactory<CatalogDb> databases, OutboxBell bell)
{
    private const int Attempts = 10;

    internal async Task<T> RunAsync<T>(Func<CatalogDb, Task<T>> change, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var result = await change(db);
            try
            {
                await db.SaveChangesAsync(stop);
                if (db.ChangeTracker.Entries<OutboxMessage>().Any())
                {
                    bell.Ring();
                }

                return result;
            }
            catch (DbUpdateException conflict) when (attempt < Attempts && IsConflict(conflict))
            {
                // Lost the race: once more.
            }
        }
    }

    private static bool IsConflict(DbUpdateException failure) =>
        failure is DbUpdateConcurrencyException
        || failure.InnerException is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY }
        || failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
