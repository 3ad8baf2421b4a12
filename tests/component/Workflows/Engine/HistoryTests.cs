using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class HistoryTests
{
    /// <summary>The run of the official .NET SDK that was recorded on daprd: activities, timer, event with a limit, retry, child.</summary>
    [Fact]
    public async Task A_whole_run_leaves_the_history_that_was_recorded_of_daprd()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("order", "OrderWorkflow");
        await worker.AnswerAsync(Act.Schedule(0, "PriceActivity"));
        await worker.FinishAsync("19.98");
        await worker.AnswerAsync(Act.Schedule(1, "NotifyActivity"));
        await worker.FinishAsync("");
        await worker.AnswerAsync(Act.Timer(2, TimeProvider.System.GetUtcNow()));
        await worker.AnswerAsync(Act.Timer(3, TimeProvider.System.GetUtcNow().AddMinutes(1)));
        await client.RaiseAsync("order", "Approval", "{\"ok\":true}");
        await worker.AnswerAsync(Act.Schedule(4, "FlakyActivity"));
        await (await worker.ActivityAsync()).FailAsync("flaky attempt 1");
        await worker.AnswerAsync(Act.Timer(5, TimeProvider.System.GetUtcNow()));
        await worker.AnswerAsync(Act.Schedule(6, "FlakyActivity"));
        await worker.FinishAsync("\"ok\"");
        await worker.AnswerAsync(Act.Child(7, "ChildWorkflow", "child"));
        await worker.AnswerAsync(Act.Complete());
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("order");

        var history = await client.HistoryAsync("order");
        Assert.Equal(
            "workflowStarted,executionStarted,taskScheduled:0,workflowStarted,taskCompleted,taskScheduled:1,workflowStarted,taskCompleted,timerCreated:2,"
            + "workflowStarted,timerFired,timerCreated:3,workflowStarted,eventRaised,taskScheduled:4,workflowStarted,taskFailed,timerCreated:5,"
            + "workflowStarted,timerFired,taskScheduled:6,workflowStarted,taskCompleted,childWorkflowInstanceCreated:7,"
            + "workflowStarted,childWorkflowInstanceCompleted,executionCompleted:0",
            Shape.Of(history));
        var routed = history.Where(e => e.Router is not null).Select(e => e.EventTypeCase).ToHashSet();
        Assert.DoesNotContain(HistoryEvent.EventTypeOneofCase.WorkflowStarted, routed);
        Assert.DoesNotContain(HistoryEvent.EventTypeOneofCase.TimerFired, routed);
        Assert.DoesNotContain(HistoryEvent.EventTypeOneofCase.EventRaised, routed);
        Assert.Equal(8, routed.Count);
        await host.RestartAsync();
        Assert.Equal(history, await host.Client().HistoryAsync("order"));
    }

    [Fact]
    public async Task Ids_are_listed_in_the_order_of_their_starts_page_by_page()
    {
        await using var host = await EngineHost.StartAsync("t", "u");
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        foreach (var id in new[] { "b", "a", "d", "c", "e" })
        {
            _ = client.StartAsync(id);
            await worker.AnswerAsync(Act.Complete());
            await client.CompletedAsync(id);
        }

        var all = await ListAsync(client, new ListInstanceIDsRequest { PageSize = 1024 });
        Assert.Equal(["b", "a", "d", "c", "e"], all.InstanceIds);
        Assert.False(all.HasContinuationToken);
        var first = await ListAsync(client, new ListInstanceIDsRequest { PageSize = 3 });
        var second = await ListAsync(client, new ListInstanceIDsRequest { PageSize = 3, ContinuationToken = first.ContinuationToken });
        Assert.Equal(["b", "a", "d"], first.InstanceIds);
        Assert.Equal(["c", "e"], second.InstanceIds);
        Assert.False(second.HasContinuationToken);
        Assert.Empty((await ListAsync(host.Client(1), new ListInstanceIDsRequest())).InstanceIds);
        var wrong = await Assert.ThrowsAsync<GrpcException>(() => ListAsync(client, new ListInstanceIDsRequest { ContinuationToken = "x" }));
        Assert.Equal(GrpcStatusCode.InvalidArgument, wrong.Code);
    }

    [Fact]
    public async Task The_version_that_a_worker_chose_stays_with_the_turn()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await (await worker.TurnAsync()).RespondAsync(new WorkflowResponse { Version = new WorkflowVersion { Name = "versioned_v2", Patches = { "my-patch" } } });
        await client.RaiseAsync("wf", "e");
        var turn = await worker.TurnAsync();
        Assert.Equal(("versioned_v2", "my-patch"), (turn.Request.PastEvents[0].WorkflowStarted.Version.Name, turn.Request.PastEvents[0].WorkflowStarted.Version.Patches.Single()));
        await turn.CompleteAsync(Act.Complete());
        Assert.Equal("versioned_v2", (await client.CompletedAsync("wf")).Version);
    }

    [Fact]
    public async Task An_instance_whose_version_no_worker_knows_waits_for_another_worker()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(new WorkflowAction { Id = 0, WorkflowVersionNotAvailable = new WorkflowVersionNotAvailableAction() });
        Assert.False(worker.HasTurn);
        Assert.Empty(await client.HistoryAsync("wf"));
        var newer = await host.WorkerAsync();
        await Eventually.TrueAsync(() => worker.HasTurn || newer.HasTurn);
        await (worker.HasTurn ? worker : newer).AnswerAsync(Act.Complete());
        await client.CompletedAsync("wf");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_fails_the_workflow_rather_than_the_engine()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(new WorkflowAction { Id = 3 });
        var state = await client.CompletedAsync("wf");
        Assert.Equal((OrchestrationStatus.Failed, "UnknownAction"), (state.WorkflowStatus, state.FailureDetails.ErrorType));
    }

    [Fact]
    public async Task An_answer_with_an_impossible_time_is_refused_and_the_turn_comes_again()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        var turn = await worker.TurnAsync();
        var impossible = new CreateTimerAction { FireAt = new Google.Protobuf.WellKnownTypes.Timestamp { Nanos = -5 } };
        await Assert.ThrowsAsync<GrpcException>(() => turn.CompleteAsync(new WorkflowAction { CreateTimer = impossible }));
        var again = await worker.AnswerAsync(Act.Complete());
        Assert.Equal(turn.Request.NewEvents, again.Request.NewEvents);
        await client.CompletedAsync("wf");
    }

    private static Task<ListInstanceIDsResponse> ListAsync(HubClient client, ListInstanceIDsRequest request) =>
        client.CallAsync<ListInstanceIDsRequest, ListInstanceIDsResponse>("ListInstanceIDs", request);
}
