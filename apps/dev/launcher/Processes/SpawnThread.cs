using System.Collections.Concurrent;

namespace EduStream.Launcher.Processes;

/// <summary>
/// Starts processes from one thread that lives as long as the program. A parent-death signal is tied to the thread that forked:
/// started from the pool, a child would die when its pool thread retires.
/// </summary>
internal static class SpawnThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static SpawnThread() => new Thread(() =>
    {
        foreach (var start in Work.GetConsumingEnumerable())
        {
            start();
        }
    })
    { IsBackground = true, Name = "spawn" }.Start();

    internal static Task<T> Run<T>(Func<T> start)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                done.SetResult(start());
            }
            catch (Exception failed)
            {
                done.SetException(failed);
            }
        });
        return done.Task;
    }
}
