using System.Runtime.CompilerServices;

namespace EduStream.Testing;

/// <summary>Waits for a condition, never for time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns as soon as the condition holds; <see cref="TimeoutException"/> naming it when it does not within the limit (30 s).</summary>
    public static Task TrueAsync(Func<bool> condition, TimeSpan? limit = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        TrueAsync(() => Task.FromResult(condition()), limit, what);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan?, string)"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? limit = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        using var late = new CancellationTokenSource(limit ?? Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Not within {(limit ?? Limit).TotalSeconds:0} s: {what}");
            }
        }
    }
}
