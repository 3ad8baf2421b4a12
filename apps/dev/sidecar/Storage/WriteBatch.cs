namespace EduStream.LocalDapr.Storage;

/// <summary>One unit of work that waits for the writer thread.</summary>
internal abstract class PendingWrite
{
    public abstract void Run(SqlSession session);

    public abstract void Succeed();

    public abstract void Fail(Exception reason);
}

internal sealed class PendingWrite<T>(Func<SqlSession, T> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    public override void Run(SqlSession session) => _result = work(session);

    public override void Succeed() => _completion.TrySetResult(_result!);

    public override void Fail(Exception reason) => _completion.TrySetException(reason);
}

/// <summary>Many writes, one commit; a write that throws is undone by its savepoint and leaves the others alone.</summary>
internal static class WriteBatch
{
    public static void Run(SqlSession session, IReadOnlyList<PendingWrite> batch)
    {
        var done = new List<PendingWrite>(batch.Count);
        foreach (var write in batch)
        {
            try
            {
                if (session.InAutocommit) { session.Script("BEGIN IMMEDIATE"); }
                session.Script("SAVEPOINT one");
                write.Run(session);
                session.Script("RELEASE one");
                done.Add(write);
            }
            catch (Exception e)
            {
                write.Fail(e);
                if (!TryUndo(session)) { FailAll(done, e); }
            }
        }
        try
        {
            if (!session.InAutocommit) { session.Script("COMMIT"); }
            done.ForEach(write => write.Succeed());
        }
        catch (SqlException e)
        {
            _ = TryRollback(session);
            FailAll(done, e);
        }
    }

    /// <summary>False when SQLite gave up the whole transaction (disk full, I/O error).</summary>
    private static bool TryUndo(SqlSession session)
    {
        if (session.InAutocommit) { return false; }
        try
        {
            session.Script("ROLLBACK TO one; RELEASE one");
            return true;
        }
        catch (SqlException) { return TryRollback(session); }
    }

    private static bool TryRollback(SqlSession session)
    {
        try { if (!session.InAutocommit) { session.Script("ROLLBACK"); } }
        catch (SqlException) { /* the next BEGIN reports it */ }
        return false;
    }

    private static void FailAll(List<PendingWrite> writes, Exception reason)
    {
        writes.ForEach(write => write.Fail(reason));
        writes.Clear();
    }
}
