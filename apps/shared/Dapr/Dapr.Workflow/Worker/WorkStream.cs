using Dapr.Workflow.Client;

namespace Dapr.Workflow.Worker;

/// <summary>
/// One connection's stream of work. An item may be answered only while the stream that brought it lives:
/// when it breaks, the sidecar hands the item out again.
/// </summary>
internal sealed class WorkStream(TaskHub hub, WorkerTiming timing, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();

    public TaskHub Hub => hub;

    /// <summary>Fires when the stream has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    public void End() => _ended.Cancel();

    /// <summary>Calls until the sidecar takes it. False when the stream ended first; what no retry can cure is thrown.</summary>
    public async Task<bool> DeliverAsync(string what, string instanceId, Func<TimeSpan, CancellationToken, Task> call)
    {
        for (var failures = 1; !Ended.IsCancellationRequested; failures++)
        {
            try
            {
                await call(timing.Call, Ended);
                return true;
            }
            catch (GrpcException error) when (error.Code is not (GrpcStatusCode.InvalidArgument or GrpcStatusCode.ResourceExhausted))
            {
                logger.DeliveryFailed(what, instanceId, error.Code);
            }
            catch (OperationCanceledException) when (Ended.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(timing.RetryAfter(failures), timing.Clock, Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    /// <summary>Shows now and then that the worker is there.</summary>
    public async Task SayHelloAsync()
    {
        using var timer = new PeriodicTimer(timing.Hello, timing.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Ended))
            {
                await HelloAsync();
            }
        }
        catch (OperationCanceledException) when (Ended.IsCancellationRequested)
        {
            // The stream is over.
        }
    }

    private async Task HelloAsync()
    {
        try
        {
            await hub.HelloAsync(timing.Call, Ended);
        }
        catch (GrpcException error) when (error.Code is GrpcStatusCode.Unavailable or GrpcStatusCode.DeadlineExceeded)
        {
            // The stream itself notices a broken connection; a hung sidecar only this call does.
            logger.HelloFailed(error.Code);
            End();
        }
        catch (GrpcException error)
        {
            logger.HelloRefused(error.Code);
        }
    }

    public void Dispose() => _ended.Dispose();
}
