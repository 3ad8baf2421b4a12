using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class RerunTests
{
    [Fact]
    public async Task A_rerun_repeats_the_chosen_step_on_the_history_before_it()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        await RunAsync(worker, client);
        var rerun = await RerunAsync(client, new() { SourceInstanceID = "wf", EventID = 1, NewInstanceID = "wf2", Input = "\"other\"", OverwriteInput = true });
        Assert.Equal("wf2", rerun.NewInstanceID);
        var activity = await worker.FinishAsync("\"new\"");
        Assert.Equal(("two", "\"other\"", "wf2"), (activity.Request.Name, activity.Request.Input, activity.Request.WorkflowInstance.InstanceId));
        var turn = await worker.AnswerAsync(Act.Complete());
        Assert.Equal(("workflowStarted,executionStarted,taskScheduled:0,workflowStarted,taskCompleted,taskScheduled:1", "workflowStarted,taskCompleted"), (turn.Past, turn.New));
        Assert.Equal("wf2", turn.Request.PastEvents[1].ExecutionStarted.WorkflowInstance.InstanceId);
        Assert.Equal("wf", turn.Request.PastEvents[^1].TaskScheduled.RerunParentInstanceInfo.InstanceID);
        await client.CompletedAsync("wf2");
        Assert.Equal("\"first\"", (await client.GetAsync("wf"))!.Output);
    }

    [Fact]
    public async Task Steps_without_an_answer_are_done_again_too_also_children_and_timers()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Child(0, "c", "c"), Act.Timer(1, TimeProvider.System.GetUtcNow().AddMilliseconds(200)), Act.Schedule(2, "a"), Act.Complete(3));
        await client.CompletedAsync("wf");
        await worker.FinishAsync(null);
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("c");
        await RerunAsync(client, new() { SourceInstanceID = "wf", EventID = 2, NewInstanceID = "wf2" });
        await worker.FinishAsync("1");
        var seen = new List<string>();
        while (seen.Count < 3)
        {
            var turn = await worker.TurnAsync();
            seen.AddRange(turn.Id == "wf2" ? turn.News.Select(e => e.EventTypeCase.ToString()) : []);
            await turn.CompleteAsync(turn.Id == "wf2:0000" ? [Act.Complete()] : []);
        }

        Assert.Equal(["ChildWorkflowInstanceCompleted", "TaskCompleted", "TimerFired"], seen.Order());
    }

    [Fact]
    public async Task What_cannot_be_rerun_is_refused()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        await RunAsync(worker, client);
        _ = client.StartAsync("running");
        await worker.AnswerAsync(Act.Child(0, "c", "c"));
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("c");
        await AssertRefusedAsync(GrpcStatusCode.InvalidArgument, new() { SourceInstanceID = "" });
        await AssertRefusedAsync(GrpcStatusCode.InvalidArgument, new() { SourceInstanceID = "wf", NewInstanceID = "wf" });
        await AssertRefusedAsync(GrpcStatusCode.NotFound, new() { SourceInstanceID = "nosuch" });
        await AssertRefusedAsync(GrpcStatusCode.InvalidArgument, new() { SourceInstanceID = "running" });
        await AssertRefusedAsync(GrpcStatusCode.InvalidArgument, new() { SourceInstanceID = "c" });
        await AssertRefusedAsync(GrpcStatusCode.NotFound, new() { SourceInstanceID = "wf", EventID = 99 });
        await AssertRefusedAsync(GrpcStatusCode.NotFound, new() { SourceInstanceID = "wf", EventID = 2 });
        await AssertRefusedAsync(GrpcStatusCode.InvalidArgument, new() { SourceInstanceID = "wf", EventID = 0, NewChildWorkflowInstanceID = "x" });
        await AssertRefusedAsync(GrpcStatusCode.AlreadyExists, new() { SourceInstanceID = "wf", EventID = 0, NewInstanceID = "running" });

        async Task AssertRefusedAsync(GrpcStatusCode code, RerunWorkflowFromEventRequest request) =>
            Assert.Equal(code, (await Assert.ThrowsAsync<GrpcException>(() => RerunAsync(client, request))).Code);
    }

    private static async Task RunAsync(RawWorker worker, HubClient client)
    {
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Schedule(0, "one", "1"));
        await worker.FinishAsync("1");
        await worker.AnswerAsync(Act.Schedule(1, "two", "2"));
        await worker.FinishAsync("2");
        await worker.AnswerAsync(Act.Complete(2, "\"first\""));
        await client.CompletedAsync("wf");
    }

    private static Task<RerunWorkflowFromEventResponse> RerunAsync(HubClient client, RerunWorkflowFromEventRequest request) =>
        client.CallAsync<RerunWorkflowFromEventRequest, RerunWorkflowFromEventResponse>("RerunWorkflowFromEvent", request);
}
