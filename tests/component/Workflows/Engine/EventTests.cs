using EduStream.Grpc;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class EventTests
{
    [Fact]
    public async Task An_event_has_the_shape_that_was_recorded_of_daprd()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync();
        await client.RaiseAsync("wf", "Approval", "{\"ok\":1}");
        var turn = await worker.TurnAsync();
        Assert.Equal(("workflowStarted,executionStarted", "workflowStarted,eventRaised"), (turn.Past, turn.New));
        Assert.Equal(("Approval", "{\"ok\":1}"), (turn.News[0].EventRaised.Name, turn.News[0].EventRaised.Input));
        Assert.Equal((-1, null), (turn.News[0].EventId, turn.News[0].Router));
        await turn.CompleteAsync();
        await client.RaiseAsync("wf", "Bare");
        Assert.Null((await worker.TurnAsync()).News[0].EventRaised.Input);
    }

    [Fact]
    public async Task Events_that_come_before_anyone_waits_are_kept_in_order()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        var start = client.StartAsync("wf");
        var first = await worker.TurnAsync();
        for (var i = 0; i < 5; i++) { await client.RaiseAsync("wf", "e", $"{i}"); }
        await first.CompleteAsync();
        await start;
        var turn = await worker.TurnAsync();
        Assert.Equal(["0", "1", "2", "3", "4"], turn.News.Select(e => e.EventRaised.Input));
    }

    [Fact]
    public async Task Events_survive_a_restart_before_they_were_seen()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        await worker.AnswerAsync();
        await worker.DropAsync();
        await host.Client().RaiseAsync("wf", "kept", "1");
        await host.RestartAsync();
        var turn = await (await host.WorkerAsync()).TurnAsync();
        Assert.Equal("kept", turn.News.Single().EventRaised.Name);
    }

    [Fact]
    public async Task A_missing_instance_is_an_error_and_an_ended_one_is_not()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        var missing = await Assert.ThrowsAsync<GrpcException>(() => client.RaiseAsync("nosuch", "e"));
        Assert.Equal((GrpcStatusCode.Unknown, "no such instance exists"), (missing.Code, missing.Status.Message));
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("wf");
        await client.RaiseAsync("wf", "e");
        Assert.False(worker.HasTurn);
    }

    [Fact]
    public async Task A_workflow_may_send_an_event_to_another()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("to");
        await worker.AnswerAsync();
        _ = client.StartAsync("from");
        var send = new DaprProtocol.Workflows.WorkflowAction
        {
            Id = 1, SendEvent = new() { Instance = new() { InstanceId = "to" }, Name = "e", Data = "1" },
        };
        var nobody = send.Clone();
        nobody.SendEvent.Instance.InstanceId = "nosuch";
        var nowhere = send.Clone();
        nowhere.SendEvent.Instance = null;
        await worker.AnswerAsync(send, nobody, nowhere, Act.Complete(2));
        var turn = await worker.TurnAsync();
        Assert.Equal(("to", "e", "1"), (turn.Id, turn.News[0].EventRaised.Name, turn.News[0].EventRaised.Input));
        await client.CompletedAsync("from");
        Assert.Equal("workflowStarted,executionStarted,eventSent:1,eventSent:1,eventSent:1,executionCompleted:2", Shape.Of(await client.HistoryAsync("from")));
    }
}
