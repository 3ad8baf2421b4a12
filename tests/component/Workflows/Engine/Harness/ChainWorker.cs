using System.Collections.Concurrent;
using System.Threading.Channels;
using DaprProtocol.Workflows;
using EduStream.Grpc;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>
/// A worker for one workflow: five activities at once, a timer, a child, one more activity, end. Each run of an activity returns a number of
/// its own, so that the history tells which run was used.
/// </summary>
public sealed class ChainWorker : IAsyncDisposable
{
    private const int FanOut = 5;
    private static int _runs;

    private readonly RawWorker _worker;
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _returned;
    private readonly Task _running;
    private volatile bool _stopped;
    private int _answers;

    private ChainWorker(RawWorker worker, ConcurrentDictionary<string, ConcurrentBag<string>> returned)
    {
        (_worker, _returned) = (worker, returned);
        _running = Task.WhenAll(RepeatAsync(TurnAsync), RepeatAsync(ActivityAsync), RepeatAsync(ActivityAsync));
    }

    /// <summary>Answers that the runtime has confirmed.</summary>
    public int Answers => _answers;

    /// <param name="returned">Collects what each activity returned, by <c>instance/task</c>.</param>
    public static async Task<ChainWorker> ConnectAsync(Uri address, ConcurrentDictionary<string, ConcurrentBag<string>> returned) =>
        new(await RawWorker.ConnectAsync(address), returned);

    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        await _worker.DisposeAsync();
        await _running;
    }

    private static WorkflowAction[] Decide(WorkflowRequest request)
    {
        var all = request.PastEvents.Concat(request.NewEvents).ToList();
        if (all.Exists(e => e.ExecutionStarted?.ParentInstance is not null)) { return [Act.Complete()]; }
        var scheduled = all.Count(e => e.TaskScheduled is not null);
        var completed = all.Count(e => e.TaskCompleted is not null);
        return (scheduled, completed) switch
        {
            (0, _) => [.. Enumerable.Range(0, FanOut).Select(i => Act.Schedule(i, "a", $"{i}"))],
            (FanOut, FanOut) when !all.Exists(e => e.TimerCreated is not null) => [Act.Timer(FanOut, TimeProvider.System.GetUtcNow().AddMilliseconds(20))],
            (FanOut, FanOut) when all.Exists(e => e.TimerFired is not null) && !all.Exists(e => e.ChildWorkflowInstanceCreated is not null) => [Act.Child(FanOut + 1, "c")],
            (FanOut, FanOut) when all.Exists(e => e.ChildWorkflowInstanceCompleted is not null) => [Act.Schedule(FanOut + 2, "last")],
            (FanOut + 1, FanOut + 1) => [Act.Complete(FanOut + 3, string.Join(',', all.Where(e => e.TaskCompleted is not null).Select(e => e.TaskCompleted.Result)))],
            _ => [],
        };
    }

    private async Task TurnAsync()
    {
        var turn = await _worker.TurnAsync();
        await turn.CompleteAsync(Decide(turn.Request));
    }

    private async Task ActivityAsync()
    {
        var activity = await _worker.ActivityAsync();
        var result = $"{Interlocked.Increment(ref _runs)}";
        _returned.GetOrAdd($"{activity.Request.WorkflowInstance.InstanceId}/{activity.Request.TaskId}", _ => []).Add(result);
        await activity.CompleteAsync(result);
    }

    private async Task RepeatAsync(Func<Task> step)
    {
        while (!_stopped)
        {
            try
            {
                await step();
                Interlocked.Increment(ref _answers);
            }
            catch (ChannelClosedException) { return; }
            catch (Exception error) when (error is GrpcException or OperationCanceledException or ObjectDisposedException or TimeoutException)
            {
                // The runtime was killed, or nothing is to do: what was confirmed must be there afterwards, what was not comes again.
            }
        }
    }
}
