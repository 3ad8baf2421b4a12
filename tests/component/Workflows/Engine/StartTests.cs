using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class StartTests
{
    [Fact]
    public async Task The_first_work_item_has_the_shape_that_was_recorded_of_daprd()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        var start = host.Client().StartAsync("r-a");
        var turn = await worker.TurnAsync();

        Assert.Equal(("r-a", "", "workflowStarted,executionStarted"), (turn.Id, turn.Past, turn.New));
        Assert.Null(turn.Request.ExecutionId);
        Assert.Null(turn.Request.NewEvents[0].Router);
        Assert.Null(turn.Request.NewEvents[0].WorkflowStarted.Version);
        var started = turn.News[0];
        Assert.Equal("t", started.Router.SourceAppID);
        Assert.False(started.Router.HasTargetAppID);
        Assert.Equal(("x", "\"in\"", "r-a"), (started.ExecutionStarted.Name, started.ExecutionStarted.Input, started.ExecutionStarted.WorkflowInstance.InstanceId));
        Assert.True(Guid.TryParse(started.ExecutionStarted.WorkflowInstance.ExecutionId, out _));
        Assert.True(started.Timestamp <= turn.Request.NewEvents[0].Timestamp);
        Assert.Null(started.ExecutionStarted.ParentInstance);
        Assert.Null(started.ExecutionStarted.ParentTraceContext);

        Assert.False(start.IsCompleted);
        await turn.CompleteAsync(Act.Complete(result: "\"ok\""));
        Assert.Equal("r-a", (await start).InstanceId);
    }

    [Fact]
    public async Task Before_its_first_turn_an_instance_is_pending_without_name_and_times()
    {
        await using var host = await EngineHost.StartAsync();
        var client = host.Client();
        var start = client.StartAsync("early");
        await Eventually.TrueAsync(async () => await client.GetAsync("early") is not null);
        var state = await client.GetAsync("early");
        Assert.Equal((OrchestrationStatus.Pending, ""), (state!.WorkflowStatus, state.Name));
        Assert.Equal("\"0001-01-01T00:00:00Z\"", state.CreatedTimestamp.ToString());
        await (await host.WorkerAsync()).AnswerAsync(Act.Complete());
        await start;
    }

    [Fact]
    public async Task What_a_client_reads_follows_from_the_history()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        var start = client.StartAsync("r-b", "named", "1");
        var turn = await worker.TurnAsync();
        await turn.RespondAsync(new WorkflowResponse { CustomStatus = "step", Actions = { Act.Complete(result: "2") } });
        await start;
        var state = await client.CompletedAsync("r-b");
        Assert.Equal(("named", "1", "2", "step", OrchestrationStatus.Completed), (state.Name, state.Input, state.Output, state.CustomStatus, state.WorkflowStatus));
        Assert.Equal(turn.News[0].Timestamp, state.CreatedTimestamp);
        Assert.Equal(turn.Request.NewEvents[0].Timestamp, state.StartedAt);
        Assert.Equal((await client.HistoryAsync("r-b"))[^1].Timestamp, state.LastUpdatedTimestamp);
    }

    [Fact]
    public async Task An_active_id_is_refused_and_an_ended_one_may_be_used_again()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        var first = client.StartAsync("same");
        await worker.AnswerAsync();
        await first;
        var refused = await Assert.ThrowsAsync<GrpcException>(() => client.StartAsync("same"));
        Assert.Equal(
            (GrpcStatusCode.AlreadyExists, "failed to create workflow instance: rpc error: code = AlreadyExists desc = an active workflow with ID 'same' already exists"),
            (refused.Code, refused.Status.Message));

        await client.RaiseAsync("same", "go");
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("same");
        var again = client.StartAsync("same", "other", "2");
        var turn = await worker.AnswerAsync(Act.Complete());
        await again;
        Assert.Equal(("", "other"), (turn.Past, turn.News[0].ExecutionStarted.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a:b@c")]
    public async Task Ids_that_daprd_cannot_store_are_refused(string id)
    {
        await using var host = await EngineHost.StartAsync();
        Assert.Equal(GrpcStatusCode.Unknown, (await Assert.ThrowsAsync<GrpcException>(() => host.Client().StartAsync(id))).Code);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a||b")]
    [InlineData("parent:0001")]
    public async Task Other_unusual_ids_are_accepted(string id)
    {
        await using var host = await EngineHost.StartAsync();
        var start = host.Client().StartAsync(id);
        Assert.Equal(id, (await (await host.WorkerAsync()).AnswerAsync(Act.Complete())).Id);
        await start;
    }

    [Fact]
    public async Task A_scheduled_start_returns_at_once_and_runs_in_its_time_also_after_a_restart()
    {
        await using var host = await EngineHost.StartAsync();
        var at = TimeProvider.System.GetUtcNow().AddSeconds(1.5);
        await host.Client().StartAsync("later", at: at);
        await host.Client().RaiseAsync("later", "early bird");
        await host.RestartAsync();
        var turn = await (await host.WorkerAsync()).AnswerAsync(Act.Complete());
        Assert.True(TimeProvider.System.GetUtcNow() >= at);
        Assert.Equal("workflowStarted,executionStarted,eventRaised", turn.New);
    }

    [Fact]
    public async Task A_sampled_trace_of_the_starter_reaches_workflow_and_activity()
    {
        const string parent = "00-0abcc55e1c2ed9dfa98f60e47f7419ca-5d4503e7f348f599-01";
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        var start = host.Client().CallAsync<CreateInstanceRequest, CreateInstanceResponse>(
            "StartInstance", new CreateInstanceRequest { InstanceId = "traced", Name = "x", ParentTraceContext = new TraceContext { TraceParent = parent } });
        var turn = await worker.AnswerAsync(Act.Schedule(0, "actA"));
        await start;
        Assert.Equal(parent, turn.News[0].ExecutionStarted.ParentTraceContext.TraceParent);
        Assert.Matches("^[0-9a-f]{16}$", turn.News[0].ExecutionStarted.WorkflowSpanID);
        Assert.Equal(parent, (await worker.ActivityAsync()).Request.ParentTraceContext.TraceParent);
    }
}
