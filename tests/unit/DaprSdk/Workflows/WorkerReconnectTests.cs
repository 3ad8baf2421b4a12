using Dapr.Workflow;
using Dapr.Workflow.Worker;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class WorkerReconnectTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sidecar_GoesAndComes_WorkGoesOn(bool killed)
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, int>("Next", (_, n) => Task.FromResult(n + 1)));
        for (var round = 0; round < 3; round++)
        {
            await sidecar.ConnectedAsync();
            sidecar.Send(Activity("Next", round));
            Assert.Equal($"{round + 1}", (await sidecar.ResultAsync()).Result);
            if (killed)
            {
                await sidecar.RestartAsync();
            }
            else
            {
                sidecar.CloseStream();
            }
        }
    }

    [Fact]
    public async Task Activity_SidecarDiesMeanwhile_RunsOnceAndAnswersTheSecondDelivery()
    {
        var runs = 0;
        var go = new TaskCompletionSource();
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, string>("Slow", async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            await go.Task;
            return "done";
        }));
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Slow"));
        await Eventually.TrueAsync(() => runs == 1);
        await sidecar.RestartAsync();
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Slow"));
        go.SetResult();
        Assert.Equal("\"done\"", (await sidecar.ResultAsync()).Result);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Activity_EndsWhileTheSidecarIsAway_AnswersWhenItIsHandedOutAgain()
    {
        var runs = 0;
        var refused = new TaskCompletionSource();
        await using var sidecar = await FakeSidecar.StartAsync();
        sidecar.Refuse = method =>
        {
            refused.TrySetResult();
            return method == "CompleteActivityTask" ? GrpcStatusCode.Unavailable : null;
        };
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, int>("Count", (_, _) => Task.FromResult(Interlocked.Increment(ref runs))));
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Count"));
        await refused.Task.WaitAsync(Limit);
        await sidecar.RestartAsync();
        sidecar.Refuse = _ => null;
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Count"));
        Assert.Equal("1", (await sidecar.ResultAsync()).Result);
        // The answer was taken: the same step of a workflow that started over is a new run.
        sidecar.Send(Activity("Count"));
        Assert.Equal("2", (await sidecar.ResultAsync()).Result);
    }

    [Fact]
    public async Task Activity_AnswerKeptTooLong_IsRunAgain()
    {
        var runs = 0;
        var refused = new TaskCompletionSource();
        await using var sidecar = await FakeSidecar.StartAsync();
        sidecar.Refuse = method => method == "CompleteActivityTask" && refused.TrySetResult() ? GrpcStatusCode.Unavailable : null;
        using var host = await WorkerHost.StartAsync(
            sidecar,
            work => work.RegisterActivity<int, int>("Count", (_, _) => Task.FromResult(Interlocked.Increment(ref runs))),
            timing: new WorkerTiming { FirstRetry = TimeSpan.FromSeconds(1), KeepResult = TimeSpan.Zero });
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Count"));
        await refused.Task.WaitAsync(Limit);
        sidecar.CloseStream();
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Count"));
        Assert.Equal("2", (await sidecar.ResultAsync()).Result);
    }

    [Fact]
    public async Task Sidecar_DoesNotAnswerAhello_IsLeftAndFoundAgain()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        sidecar.Refuse = method => method == "Hello" ? GrpcStatusCode.Unavailable : null;
        using var host = await WorkerHost.StartAsync(sidecar, _ => { }, timing: new WorkerTiming { Hello = TimeSpan.FromMilliseconds(20), FirstRetry = TimeSpan.FromMilliseconds(20) });
        await sidecar.ConnectedAsync();
        await sidecar.ConnectedAsync();
    }

    [Fact]
    public async Task Sidecar_RefusesHellos_IsKept()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        sidecar.Refuse = method => method == "Hello" ? GrpcStatusCode.Unimplemented : null;
        using var host = await WorkerHost.StartAsync(
            sidecar, work => work.RegisterActivity<int, int>("Next", (_, n) => Task.FromResult(n + 1)), timing: new WorkerTiming { Hello = TimeSpan.FromMilliseconds(20) });
        await sidecar.ConnectedAsync();
        await Eventually.TrueAsync(() => sidecar.Calls.Count(call => call.Method == "Hello") > 2);
        sidecar.Send(Activity("Next", 1));
        Assert.Equal("2", (await sidecar.ResultAsync()).Result);
    }

    [Fact]
    public async Task Item_OfUnknownKind_IsLeftAlone()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, int>("Next", (_, n) => Task.FromResult(n + 1)));
        await sidecar.ConnectedAsync();
        sidecar.Send(new WorkItem());
        sidecar.Send(Activity("Next", 1));
        Assert.Equal("2", (await sidecar.ResultAsync()).Result);
    }

    [Fact]
    public async Task Answers_RefusedForNow_AreHandedInAgain()
    {
        var refusals = 3;
        await using var sidecar = await FakeSidecar.StartAsync();
        sidecar.Refuse = method => method.StartsWith("Complete", StringComparison.Ordinal) && Interlocked.Decrement(ref refusals) >= 0 ? GrpcStatusCode.Unavailable : null;
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterWorkflow<int, int>("Plain", (_, n) => Task.FromResult(n)));
        await sidecar.ConnectedAsync();
        sidecar.Send(new WorkflowRequest
        {
            InstanceId = "w",
            NewEvents =
            {
                new HistoryEvent { Timestamp = Timestamp.FromDateTime(DateTime.UnixEpoch), WorkflowStarted = new WorkflowStartedEvent() },
                new HistoryEvent { ExecutionStarted = new ExecutionStartedEvent { Name = "Plain", Input = "5" } },
            },
        });
        Assert.Equal("5", (await sidecar.TurnAsync()).Actions[0].CompleteWorkflow.Result);
    }

    [Fact]
    public async Task Stop_WorkInHand_IsFinishedAndHandedInButNoMoreIsTaken()
    {
        var started = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work =>
        {
            work.RegisterActivity<int, string>("Slow", async (_, _) =>
            {
                started.TrySetResult();
                await go.Task;
                return "done";
            });
            work.RegisterActivity<int, string>("Late", (_, _) => Task.FromResult("late"));
        });
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Slow"));
        await started.Task.WaitAsync(Limit);
        var stopping = host.StopAsync();
        sidecar.Send(Activity("Late"));
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping.WaitAsync(Limit);
        Assert.Equal("\"done\"", (await sidecar.ResultAsync()).Result);
        Assert.False(sidecar.Results.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Stop_SidecarAway_Ends()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, _ => { });
        await sidecar.DisposeAsync();
        await host.StopAsync().WaitAsync(Limit);
    }

    [Fact]
    public async Task Stop_DisposedAlready_IsQuiet()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        var host = await WorkerHost.StartAsync(sidecar, _ => { });
        var worker = host.Services.GetServices<IHostedService>().OfType<WorkflowWorker>().Single();
        host.Dispose();

        await worker.StopAsync(CancellationToken.None).WaitAsync(Limit);
    }

    private static ActivityRequest Activity(string name, int input = 0) => new()
    {
        Name = name, Input = $"{input}", TaskExecutionId = $"{name}-{input}", WorkflowInstance = new WorkflowInstance { InstanceId = "w" },
    };
}
