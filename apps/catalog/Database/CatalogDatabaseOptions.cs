using System.ComponentModel.DataAnnotations;

namespace EduStream.Catalog.Database;

/// <summary>Where the catalog keeps its tables; <c>ConnectionStrings:Catalog</c> says which database.</summary>
internal sealed class CatalogDatabaseOptions
{
    internal const string Section = "Catalog";

    /// <summary><c>sqlite</c> (default: one machine) or <c>postgresql</c>.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;
}

/// <summary>Databases that the catalog's tables fit into.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    Postgresql,
}
