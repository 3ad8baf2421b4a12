using EduStream.Grpc;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>A client that does not give up while its runtime is killed under it: every call is made until it is answered.</summary>
internal static class Insist
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The answer of the first call that got one, and the number of that call.</summary>
    internal static async Task<(T Answer, int Calls)> OnAsync<T>(Func<int, Task<T>> call)
    {
        using var late = new CancellationTokenSource(Limit);
        for (var calls = 1; ; calls++)
        {
            try { return (await call(calls), calls); }
            catch (Exception e) when (IsCutOff(e) && !late.IsCancellationRequested) { await Task.Delay(Pause, CancellationToken.None); }
        }
    }

    /// <summary>True for what a killed or starting runtime looks like, false for its refusals.</summary>
    private static bool IsCutOff(Exception e) => e is HttpRequestException or IOException or OperationCanceledException
        || e is GrpcException { Code: GrpcStatusCode.Unavailable or GrpcStatusCode.DeadlineExceeded or GrpcStatusCode.Cancelled or GrpcStatusCode.Internal };
}
