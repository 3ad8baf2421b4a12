using System.Collections.Concurrent;
using System.Diagnostics;

namespace EduStream.Media.Processes;

/// <summary>
/// Starts every child from one thread that lives as long as the program: the kernel sends the parent-death signal when the <em>thread</em> that
/// started the child ends, and pool threads do end.
/// </summary>
internal static class ProcessStarter
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Requests = [];

    static ProcessStarter() => new Thread(Serve) { IsBackground = true, Name = "process starter" }.Start();

    internal static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add((start, started));
        return started.Task;
    }

    private static void Serve()
    {
        foreach (var (start, started) in Requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
            }
#pragma warning disable CA1031 // Handed to the caller; this thread must go on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                started.SetException(failure);
            }
        }
    }
}
