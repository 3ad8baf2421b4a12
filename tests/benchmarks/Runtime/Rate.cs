using System.Diagnostics;

namespace EduStream.Benchmarks.Runtime;

/// <summary>Drives load and tells how much of it was done in a second.</summary>
internal static class Rate
{
    /// <summary>Runs the work so many times, a few at once; <paramref name="each"/> is how much one of them counts.</summary>
    internal static async Task<double> OfAsync(int times, int atOnce, Func<int, Task> work, double each = 1, Func<Task>? end = null)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, times, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) => await work(i));
        if (end is not null) { await end(); }
        return times * each / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Milliseconds of single calls one after the other, sorted.</summary>
    internal static async Task<double[]> LatenciesAsync(int times, Func<Task> call)
    {
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await call();
            taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(taken);
        return taken;
    }
}
