using EduStream.LocalDapr.Storage;
using Xunit;

namespace EduStream.Tests.Unit.Runtime;

public sealed class DatabaseTests : IAsyncLifetime
{
    private static readonly SchemaPart Things = new("things", "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE, data BLOB) STRICT");
    private readonly string _folder = Directory.CreateTempSubdirectory("edustream-database-").FullName;
    private Database _database = null!;

    public ValueTask InitializeAsync()
    {
        _database = Database.Open(_folder, [Things]);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task WriteAsync_ManyAtOnce_AllAreCommittedInOrder()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => _database.WriteAsync(session =>
        {
            session.Execute("INSERT INTO things (name, data) VALUES (?1, ?2)", $"n{i}", new byte[] { 1, 2 });
            return session.LastInsertId;
        })));
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(1000, Count());
    }

    [Fact]
    public async Task WriteAsync_WorkThatThrows_IsUndoneAloneWithinItsBatch()
    {
        var good = Enumerable.Range(0, 50).Select(i => _database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES (?1)", $"good{i}"))).ToList();
        var bad = _database.WriteAsync(session =>
        {
            session.Execute("INSERT INTO things (name) VALUES ('half')");
            throw new InvalidOperationException("no");
        });
        var twice = _database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES ('good1')"));
        var last = _database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES ('last')"));
        await Task.WhenAll(good);
        await last;
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Assert.ThrowsAsync<SqlException>(() => twice);
        Assert.Equal(51, Count());
    }

    [Fact]
    public async Task WriteAsync_WhenItHasEnded_EveryReaderSeesIt()
    {
        for (var i = 1; i <= 100; i++)
        {
            await _database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES (?1)", $"{i}"));
            Assert.Equal(i, Count());
        }
    }

    [Fact]
    public async Task Values_OfEveryKind_ComeBackAsTheyWere()
    {
        await _database.WriteAsync(session =>
        {
            session.Script("CREATE TABLE kinds (a INTEGER, b TEXT, c BLOB, d INTEGER, e BLOB)");
            session.Execute("INSERT INTO kinds VALUES (?1, ?2, ?3, ?4, ?5)", long.MaxValue, "ключ", Array.Empty<byte>(), true, null);
        });
        var row = _database.Read(session => session.First("SELECT * FROM kinds", row => (row.Number(0), row.Text(1), row.Bytes(2).Length, row.Small(3), row.IsNull(2), row.IsNull(4), row.NumberOrNull(0), row.TextOrNull(4))));
        Assert.Equal((long.MaxValue, "ключ", 0, 1, false, true, long.MaxValue, null), row);
    }

    [Fact]
    public async Task Open_StepsAdded_MigratesOnce_AndOlderCodeIsRefused()
    {
        await _database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES ('kept')"));
        await _database.DisposeAsync();
        var newer = Things with { Steps = [.. Things.Steps, "ALTER TABLE things ADD COLUMN more TEXT; UPDATE things SET more = 'new'"] };
        for (var i = 0; i < 2; i++)
        {
            _database = Database.Open(_folder, [newer]);
            Assert.Equal("new", _database.Read(session => session.First("SELECT more FROM things WHERE name = 'kept'", row => row.Text(0))));
            await _database.DisposeAsync();
        }
        var error = Assert.Throws<InvalidOperationException>(() => Database.Open(_folder, [Things]));
        Assert.Contains("written by a newer version", error.Message, StringComparison.Ordinal);
        _database = Database.Open(_folder, [newer]);
    }

    [Fact]
    public void Open_FolderInUse_IsRefused() => Assert.Throws<IOException>(() => Database.Open(_folder, [Things]));

    [Fact]
    public async Task WriteAsync_AfterDispose_IsRefused()
    {
        await _database.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _database.WriteAsync(_ => { }));
        _database = Database.Open(_folder, [Things]);
    }

    private long Count() => _database.Read(session => session.First("SELECT COUNT(*) FROM things", row => row.Number(0)));
}
