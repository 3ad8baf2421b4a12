using EduStream.Catalog.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class SchemaTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-schema-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Migrations_make_the_tables_that_the_model_describes()
    {
        await using var migrated = Open("migrated.db");
        await SchemaUpgrade.UpgradeAsync(migrated, default);
        await using var described = Open("described.db");
        await described.Database.EnsureCreatedAsync();
        Assert.Equal(await ShapeAsync(described), await ShapeAsync(migrated));
    }

    [Fact]
    public async Task An_upgrade_may_be_repeated_and_started_by_several_processes_at_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var db = Open("shared.db");
            return await SchemaUpgrade.UpgradeAsync(db, default);
        }));
        Assert.Single(applied, migrations => migrations.Count > 0);
        await using var again = Open("shared.db");
        Assert.Empty(await SchemaUpgrade.UpgradeAsync(again, default));
        Assert.Equal(1, await again.Leases.CountAsync());
    }

    [Fact]
    public async Task A_migration_that_is_older_than_the_newest_of_a_database_is_made_up_for()
    {
        await using var db = Open("gap.db");
        var applied = await SchemaUpgrade.UpgradeAsync(db, default);
        var skipped = applied.Single(id => id.EndsWith("_AddVideoExtras", StringComparison.Ordinal));
        Assert.NotEqual(applied[^1], skipped);
        await db.Database.ExecuteSqlRawAsync("DROP TABLE \"VideoExtras\"");
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {skipped}");

        Assert.Equal([skipped], await SchemaUpgrade.UpgradeAsync(db, default));

        await using var described = Open("described.db");
        await described.Database.EnsureCreatedAsync();
        Assert.Equal(await ShapeAsync(described), await ShapeAsync(db));
    }

    [Fact]
    public async Task A_half_made_upgrade_leaves_nothing_and_the_next_one_is_whole()
    {
        await using (var db = Open("broken.db"))
        {
            // A table of that name makes the script fail in the middle.
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"Versions\" (x INTEGER)");
            await Assert.ThrowsAsync<SqliteException>(() => SchemaUpgrade.UpgradeAsync(db, default));
        }

        await using var repaired = Open("broken.db");
        Assert.Equal(["Versions"], await repaired.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'").ToListAsync());
        await repaired.Database.ExecuteSqlRawAsync("DROP TABLE \"Versions\"");
        Assert.NotEmpty(await SchemaUpgrade.UpgradeAsync(repaired, default));
    }

    [Fact]
    public async Task The_database_writes_ahead_and_waits_for_other_writers()
    {
        await using var db = Open("wal.db");
        await db.Database.OpenConnectionAsync();
        Assert.Equal("wal", await ScalarAsync(db, "PRAGMA journal_mode"));
        Assert.Equal(10000L, await ScalarAsync(db, "PRAGMA busy_timeout"));
    }

    private static async Task<object?> ScalarAsync(CatalogDb db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<List<string>> ShapeAsync(CatalogDb db) => await db.Database.SqlQueryRaw<string>(
        """
        SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS "Value" FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_%' ESCAPE '\'
        UNION SELECT t.name || ' index ' || i.name || ' ' || i."unique" || ' ' || (SELECT group_concat(name) FROM pragma_index_info(i.name)) FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND t.name NOT LIKE '\_\_%' ESCAPE '\'
        UNION SELECT t.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION SELECT name || ' autoincrement' FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
        """).OrderBy(line => line).ToListAsync();

    private CatalogDb Open(string file)
    {
        var options = new DbContextOptionsBuilder<CatalogDb>();
        options.UseCatalog(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, file)}");
        return new CatalogDb(options.Options);
    }
}
