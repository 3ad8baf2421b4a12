using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace EduStream.Catalog.Database;

/// <summary>
/// Brings the tables up to date before the app serves, in one transaction that only one process can hold. EF's own <c>Migrate</c> marks its lock in SQLite by a row
/// that stays when the process is killed, and the next start would wait for it for ever.
/// </summary>
internal sealed class SchemaUpgrade(IDbContextFactory<CatalogDb> databases, ILogger<SchemaUpgrade> logger) : IHostedService
{
    // Any number that nobody else in the database uses.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(5101);";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var script = await UpgradeAsync(db, cancellationToken);
        logger.SchemaCurrent(script.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Returns the migrations that were applied.</summary>
    internal static async Task<IReadOnlyList<string>> UpgradeAsync(CatalogDb db, CancellationToken stop)
    {
        // SQLite: BEGIN IMMEDIATE, so that a second process waits here. PostgreSQL: whoever waited for the lock must see what was done meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        var connection = db.Database.GetDbConnection();
        if (db.Database.IsNpgsql())
        {
            await ExecuteAsync(OneAtATime);
        }

        // PostgreSQL gives up the transaction when the list of migrations is asked for and is not there.
        await ExecuteAsync(db.GetService<IHistoryRepository>().GetCreateIfNotExistsScript());
        var done = await db.Database.GetAppliedMigrationsAsync(stop);
        var missing = db.Database.GetMigrations().Except(done).ToList();
        var all = db.Database.GetMigrations().ToList();
        foreach (var migration in missing)
        {
            // Each by itself: one that is older than the newest of this database may still be missing in it, after a merge.
            var at = all.IndexOf(migration);
            await ExecuteAsync(db.GetService<IMigrator>().GenerateScript(at == 0 ? null : all[at - 1], migration, MigrationsSqlGenerationOptions.NoTransactions));
        }

        await transaction.CommitAsync(stop);
        return missing;

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction.GetDbTransaction();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
