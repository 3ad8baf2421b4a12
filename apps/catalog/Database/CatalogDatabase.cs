using EduStream.Catalog.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace EduStream.Catalog.Database;

internal static class CatalogDatabase
{
    internal static void AddCatalogDatabase(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CatalogDatabaseOptions>().BindConfiguration(CatalogDatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var address = builder.Configuration.GetConnectionString("Catalog")
            ?? throw new InvalidOperationException("ConnectionStrings:Catalog is missing: for example 'Data Source=catalog.db'.");
        builder.Services.AddDbContextFactory<CatalogDb>((services, db) => db.UseCatalog(services.GetRequiredService<IOptions<CatalogDatabaseOptions>>().Value.Provider, address));
        builder.Services.AddSingleton<CatalogChanges>();
        builder.Services.AddHostedService<SchemaUpgrade>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    internal static void UseCatalog(this DbContextOptionsBuilder db, DatabaseProvider provider, string address)
    {
        db.ConfigureWarnings(warnings => warnings
            // Migrations are written by hand and compared with the model by a test.
            .Ignore(RelationalEventId.PendingModelChangesWarning)
            // A command a line is no log; what fails is thrown, and logged by whoever decides what to do.
            .Log((RelationalEventId.CommandExecuted, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
        if (provider == DatabaseProvider.Postgresql)
        {
            db.UseNpgsql(address);
            return;
        }

        var file = new SqliteConnectionStringBuilder(address).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        db.UseSqlite(address).AddInterceptors(new SqliteConnections());
    }
}
