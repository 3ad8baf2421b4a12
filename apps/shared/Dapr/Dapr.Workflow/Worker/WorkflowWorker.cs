using Dapr.Workflow.Client;
using Microsoft.Extensions.Hosting;

namespace Dapr.Workflow.Worker;

/// <summary>Takes work from the sidecar for as long as the app runs, through any number of restarts of the sidecar.</summary>
internal sealed class WorkflowWorker(
    TaskHub hub, WorkflowItems workflows, ActivityItems activities, WorkerTiming timing, ILogger<WorkflowWorker> logger)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly WorkInFlight _inFlight = new();
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more work, but keeps the stream open so that what is done meanwhile can still be handed in.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _drain.CancelAsync();
        await _inFlight.WhenIdle().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Only cancels: a host that is stopped from two sides may ask to stop again after this.</summary>
    public void Dispose() => _stop.Cancel();

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            var stream = new WorkStream(hub, timing, logger);
            using var stopping = _stop.Token.Register(stream.End);
            var hello = stream.SayHelloAsync();
            var any = await ReceiveAsync(stream, failures == 0);
            stream.End();
            await hello;
            failures = any ? 1 : failures + 1;
            await Task.Delay(timing.RetryAfter(failures), timing.Clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes items until the stream breaks; true when there was any. Work that still runs outlives the stream.</summary>
    private async Task<bool> ReceiveAsync(WorkStream stream, bool firstFailure)
    {
        var any = false;
        try
        {
            await using var items = hub.WorkItemsAsync(stream.Ended).GetAsyncEnumerator(CancellationToken.None);
            while (await items.MoveNextAsync())
            {
                if (_drain.IsCancellationRequested)
                {
                    // Not taken: the sidecar hands it to the next worker when the stream closes.
                    await Task.Delay(Timeout.Infinite, stream.Ended);
                }

                any = true;
                Take(items.Current, stream);
            }

            logger.StreamClosed();
        }
        catch (GrpcException error)
        {
            if (any || firstFailure)
            {
                logger.StreamLost(error.Code, error.Status.Message);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended from this side.
        }
#pragma warning disable CA1031 // The worker outlives everything; an app without it would look healthy and do nothing.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.StreamBroken(error);
        }

        return any;
    }

    private void Take(WorkItem item, WorkStream stream)
    {
        switch (item.RequestCase)
        {
            case WorkItem.RequestOneofCase.WorkflowRequest:
                _inFlight.Run(() => workflows.HandleAsync(item.WorkflowRequest, item.CompletionToken, stream));
                break;
            case WorkItem.RequestOneofCase.ActivityRequest:
                _inFlight.Run(() => activities.HandleAsync(item.ActivityRequest, item.CompletionToken, stream));
                break;
            default:
                logger.UnknownItem(item.RequestCase.ToString());
                break;
        }
    }
}
