using SQLitePCL;

namespace EduStream.LocalDapr.Storage;

/// <summary>The row a query stands on. Valid only inside the mapping function.</summary>
public readonly struct SqlRow
{
    private readonly sqlite3_stmt _statement;

    internal SqlRow(sqlite3_stmt statement) => _statement = statement;

    /// <summary>Whether the column holds NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>An integer column.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>An integer column that fits <see cref="int"/>.</summary>
    public int Small(int column) => raw.sqlite3_column_int(_statement, column);

    /// <summary>A text column that is never NULL.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>A text column that may be NULL.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A copy of a blob column; empty when NULL.</summary>
    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    /// <summary>An integer column that may be NULL.</summary>
    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);
}
