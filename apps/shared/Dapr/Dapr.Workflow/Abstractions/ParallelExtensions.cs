namespace Dapr.Workflow;

/// <summary>Fan-out with a limit.</summary>
public static class ParallelExtensions
{
    /// <summary>
    /// Runs <paramref name="taskFactory"/> for each input, at most <paramref name="maxConcurrency"/> at once; results come in the order of the inputs.
    /// All are run to their end; failures are thrown together as an <see cref="AggregateException"/>.
    /// </summary>
    public static async Task<TResult[]> ProcessInParallelAsync<TInput, TResult>(
        this WorkflowContext context, IEnumerable<TInput> inputs, Func<TInput, Task<TResult>> taskFactory, int maxConcurrency = 5)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(taskFactory);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConcurrency);
        var all = inputs.ToList();
        var results = new TResult[all.Count];
        var failures = new List<Exception>();
        var next = 0;

        // Workers share one cursor; the workflow runs on one thread, so no lock is needed and the order is the same on each replay.
        async Task WorkAsync()
        {
            while (next < all.Count)
            {
                var index = next++;
                try
                {
                    results[index] = await taskFactory(all[index]);
                }
#pragma warning disable CA1031 // Gathered and thrown below.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    failures.Add(failure);
                }
            }
        }

        await Task.WhenAll([.. Enumerable.Range(0, Math.Min(maxConcurrency, all.Count)).Select(_ => WorkAsync())]);
        return failures.Count == 0 ? results : throw new AggregateException($"{failures.Count} of {all.Count} tasks failed.", failures);
    }
}
