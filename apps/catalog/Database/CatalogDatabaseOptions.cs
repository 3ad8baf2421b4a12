using System.ComponentModel.DataAnnotations;

namespace EduStream.Catalog.Database;

/// <summary>Where the catalog keeps its tables; <c>ConnectionStrings:Catalog</c> says which database.</summary>
internal sealed class CatalogDatabaseOptions
{
    internal const string Section = "Database";

    /// <summary><c>sqlite</c> (default: one machine) or <c>postgresql</c>.</summary>
    [EnumDataType(typeof(DatabaseKind))]
    public DatabaseKind Kind { get; set; } = DatabaseKind.Sqlite;
}

/// <summary>Databases that the catalog's tables fit into.</summary>
internal enum DatabaseKind
{
    Sqlite,
    Postgresql,
}
