using System.Collections.Concurrent;
using System.Threading.Channels;

namespace EduStream.LocalDapr.Storage;

/// <summary>
/// The one SQLite file behind everything durable. Writes are run one after the other by one thread; what has queued up meanwhile shares a commit.
/// A task of <see cref="WriteAsync{T}"/> ends after the commit, so what it reports survives a kill of the process.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const int MostPerCommit = 512;
    private const int MostIdleReaders = 4;

    private readonly Channel<PendingWrite> _queue = Channel.CreateUnbounded<PendingWrite>(new() { SingleReader = true });
    private readonly ConcurrentBag<SqlSession> _idleReaders = [];
    private readonly string _path;
    private readonly FileStream _folderLock;
    private readonly SqlSession _writer;
    private readonly Thread _thread;
    private int _idleReaderCount;

    private Database(string path, FileStream folderLock, SqlSession writer)
    {
        (_path, _folderLock, _writer) = (path, folderLock, writer);
        _thread = new Thread(Run) { IsBackground = true, Name = "database writer" };
        _thread.Start();
    }

    /// <summary>Opens or creates <c>dapr.db</c> in the folder and brings its tables up to date. One process per folder.</summary>
    public static Database Open(string folder, IEnumerable<SchemaPart> parts)
    {
        Directory.CreateDirectory(folder);
        var folderLock = Lock(folder);
        try
        {
            var path = Path.Combine(folder, "dapr.db");
            var session = new SqlSession(path, readOnly: false);
            // NORMAL: every commit survives a kill of the process; a power cut may take back the last moments, never damage the file.
            session.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON");
            SchemaPart.Apply(session, parts);
            return new Database(path, folderLock, session);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Runs the work on the writer thread inside a transaction. An exception undoes this work alone.</summary>
    public Task<T> WriteAsync<T>(Func<SqlSession, T> work)
    {
        var pending = new PendingWrite<T>(work);
        return _queue.Writer.TryWrite(pending) ? pending.Task : throw new ObjectDisposedException(nameof(Database));
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqlSession> work) => WriteAsync(session =>
    {
        work(session);
        return true;
    });

    /// <summary>Reads the last committed state on the caller's thread. Several queries in one call need not see the same commit.</summary>
    public T Read<T>(Func<SqlSession, T> work)
    {
        if (_idleReaders.TryTake(out var reader)) { Interlocked.Decrement(ref _idleReaderCount); }
        else { reader = new SqlSession(_path, readOnly: true); }
        try { return work(reader); }
        finally
        {
            if (Interlocked.Increment(ref _idleReaderCount) <= MostIdleReaders) { _idleReaders.Add(reader); }
            else
            {
                Interlocked.Decrement(ref _idleReaderCount);
                reader.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete()) { return; }
        await Task.Run(_thread.Join);
        while (_idleReaders.TryTake(out var reader)) { reader.Dispose(); }
        _writer.Dispose();
        await _folderLock.DisposeAsync();
    }

    private static FileStream Lock(string folder)
    {
        try { return new FileStream(Path.Combine(folder, "dapr.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
        catch (IOException e) { throw new IOException($"The data folder {folder} is in use by another Dapr runtime. Stop it first.", e); }
    }

    private void Run()
    {
        var batch = new List<PendingWrite>();
        // The channel offers no blocking wait; this thread has nothing else to do.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MostPerCommit && _queue.Reader.TryRead(out var pending)) { batch.Add(pending); }
            WriteBatch.Run(_writer, batch);
            batch.Clear();
        }
    }
}
