using SQLitePCL;

namespace EduStream.LocalDapr.Storage;

/// <summary>One SQLite connection with its prepared statements. Used by one thread at a time.</summary>
public sealed class SqlSession : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];

    internal SqlSession(string path, bool readOnly)
    {
        Batteries_V2.Init();
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var code = raw.sqlite3_open_v2(path, out _connection, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        Check(code);
        _ = raw.sqlite3_busy_timeout(_connection, 10_000);
    }

    /// <summary>True outside of a transaction, also after SQLite itself gave one up.</summary>
    internal bool InAutocommit => raw.sqlite3_get_autocommit(_connection) != 0;

    /// <summary>The statements that were run so far and are kept prepared.</summary>
    internal IReadOnlyCollection<string> Statements => [.. _prepared.Keys];

    /// <summary>Runs one statement and gives the number of rows it changed. Parameters are <c>?1, ?2, ...</c>: string, long, int, bool, byte[] or null.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> parameters)
    {
        var statement = Take(sql, parameters);
        try
        {
            int code;
            do { code = raw.sqlite3_step(statement); }
            while (code == raw.SQLITE_ROW);
            Check(code, raw.SQLITE_DONE);
            return raw.sqlite3_changes(_connection);
        }
        finally { Return(sql, statement); }
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<SqlRow, T> map, params ReadOnlySpan<object?> parameters)
    {
        var statement = Take(sql, parameters);
        try
        {
            var rows = new List<T>();
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { rows.Add(map(new SqlRow(statement))); }
            Check(code, raw.SQLITE_DONE);
            return rows;
        }
        finally { Return(sql, statement); }
    }

    /// <summary>The first row of a query, or the default of <typeparamref name="T"/> when there is none.</summary>
    public T? First<T>(string sql, Func<SqlRow, T> map, params ReadOnlySpan<object?> parameters)
    {
        var statement = Take(sql, parameters);
        try
        {
            var code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW) { return map(new SqlRow(statement)); }
            Check(code, raw.SQLITE_DONE);
            return default;
        }
        finally { Return(sql, statement); }
    }

    /// <summary>The row id that the last insert got.</summary>
    public long LastInsertId => raw.sqlite3_last_insert_rowid(_connection);

    /// <summary>Runs several statements without parameters, separated by semicolons: schema and pragmas.</summary>
    public void Script(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _prepared.Values) { statement.Dispose(); }
        _prepared.Clear();
        _connection.Dispose();
    }

    private sqlite3_stmt Take(string sql, ReadOnlySpan<object?> parameters)
    {
        // Taken out while in use, so that a mapping function may run the same query.
        if (!_prepared.Remove(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        }
        for (var i = 0; i < parameters.Length; i++) { Bind(statement, i + 1, parameters[i]); }
        return statement;
    }

    private void Return(string sql, sqlite3_stmt statement)
    {
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
        if (!_prepared.TryAdd(sql, statement)) { statement.Dispose(); }
    }

    private void Bind(sqlite3_stmt statement, int index, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string text => raw.sqlite3_bind_text(statement, index, text),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        bool flag => raw.sqlite3_bind_int(statement, index, flag ? 1 : 0),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new ArgumentException($"A parameter of type {value.GetType().Name} cannot be stored."),
    });

    private void Check(int code, int expected = raw.SQLITE_OK)
    {
        if (code != expected) { throw new SqlException(code, raw.sqlite3_errmsg(_connection).utf8_to_string()); }
    }
}

/// <summary>SQLite refused a statement.</summary>
public sealed class SqlException(int code, string? message) : Exception($"SQLite error {code}: {message}")
{
    /// <summary>SQLite's result code.</summary>
    public int Code => code;
}
