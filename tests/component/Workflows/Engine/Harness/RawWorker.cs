using System.Threading.Channels;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Grpc.Client;
using EduStream.Testing;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>A workflow worker without an SDK: a test takes the work items one by one and answers them as it likes.</summary>
public sealed class RawWorker : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Channel<ActivityItem> _activities = Channel.CreateUnbounded<ActivityItem>();
    private readonly Channel<TurnItem> _turns = Channel.CreateUnbounded<TurnItem>();
    private readonly TaskCompletionSource _connected = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly GrpcClient _grpc;
    private readonly Task _reading;

    private RawWorker(Uri address)
    {
        _grpc = new GrpcClient(address);
        Calls = new HubClient(address);
        _reading = ReadAsync();
    }

    public HubClient Calls { get; }

    public int Received { get; private set; }

    public static async Task<RawWorker> ConnectAsync(Uri address)
    {
        var worker = new RawWorker(address);
        await worker._connected.Task.WaitAsync(Limit);
        return worker;
    }

    /// <summary>The next workflow turn.</summary>
    public Task<TurnItem> TurnAsync() => _turns.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>The next activity.</summary>
    public Task<ActivityItem> ActivityAsync() => _activities.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    public bool HasTurn => _turns.Reader.TryPeek(out _);

    public bool HasActivity => _activities.Reader.TryPeek(out _);

    /// <summary>Takes the next turn and answers it.</summary>
    public async Task<TurnItem> AnswerAsync(params WorkflowAction[] actions)
    {
        var turn = await TurnAsync();
        await turn.CompleteAsync(actions);
        return turn;
    }

    /// <summary>Takes the next activity and answers it.</summary>
    public async Task<ActivityItem> FinishAsync(string? result)
    {
        var activity = await ActivityAsync();
        await activity.CompleteAsync(result);
        return activity;
    }

    /// <summary>Ends the stream with whatever is unanswered.</summary>
    public async Task DropAsync()
    {
        await _stop.CancelAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _grpc.Dispose();
        await Calls.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            var options = new GrpcCallOptions { OnHeaders = _ => _connected.TrySetResult() };
            await foreach (var item in _grpc.ServerStreamingAsync<GetWorkItemsRequest, WorkItem>("/TaskHubSidecarService/GetWorkItems", new(), options, _stop.Token))
            {
                Received++;
                if (item.WorkflowRequest is not null) { _turns.Writer.TryWrite(new TurnItem(this, item)); }
                else { _activities.Writer.TryWrite(new ActivityItem(this, item)); }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or GrpcException) { _connected.TrySetException(error); }
        finally
        {
            _turns.Writer.TryComplete();
            _activities.Writer.TryComplete();
        }
    }
}
