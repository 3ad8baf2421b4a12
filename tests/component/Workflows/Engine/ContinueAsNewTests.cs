using DaprProtocol.Workflows;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class ContinueAsNewTests
{
    [Fact]
    public async Task The_next_execution_starts_with_an_empty_history_and_a_new_execution_id()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("can", "can", "0");
        var first = await worker.AnswerAsync(Act.ContinueAsNew(0, "1"));
        var next = await worker.TurnAsync();
        Assert.Equal(("", "workflowStarted,executionStarted"), (next.Past, next.New));
        Assert.Equal(("can", "1"), (next.News[0].ExecutionStarted.Name, next.News[0].ExecutionStarted.Input));
        Assert.NotEqual(first.News[0].ExecutionStarted.WorkflowInstance.ExecutionId, next.News[0].ExecutionStarted.WorkflowInstance.ExecutionId);
        Assert.All(next.Request.NewEvents, e => Assert.Equal("t", e.Router.SourceAppID));

        var between = await client.GetAsync("can");
        Assert.Equal((OrchestrationStatus.Running, "can", "1"), (between!.WorkflowStatus, between.Name, between.Input));
        await next.CompleteAsync(Act.Complete(0, "2"));
        var state = await client.CompletedAsync("can");
        Assert.Equal(("1", "2", next.News[0].Timestamp), (state.Input, state.Output, state.CreatedTimestamp));
    }

    [Fact]
    public async Task Carried_events_come_first_and_events_raised_meanwhile_follow()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("can");
        await worker.AnswerAsync();
        await client.RaiseAsync("can", "e", "1");
        var turn = await worker.TurnAsync();
        await client.RaiseAsync("can", "e", "2");
        await turn.CompleteAsync(Act.ContinueAsNew(0, "next", turn.News[0]));
        await host.RestartAsync();
        worker = await host.WorkerAsync();
        var next = await worker.TurnAsync();
        Assert.Equal("workflowStarted,executionStarted,eventRaised,eventRaised", next.New);
        Assert.Equal(["1", "2"], next.News.Skip(1).Select(e => e.EventRaised.Input));
    }

    [Fact]
    public async Task Answers_to_the_old_execution_do_not_reach_the_new_one()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("can");
        await worker.AnswerAsync(
            Act.Schedule(0, "slow"), Act.Schedule(1, "done"), Act.Child(2, "c", "c"), Act.Timer(3, TimeProvider.System.GetUtcNow().AddMilliseconds(300)));
        var (slow, done) = (await worker.ActivityAsync(), await worker.ActivityAsync());
        var child = await worker.TurnAsync();
        await client.RaiseAsync("can", "go");
        var turn = await worker.TurnAsync();
        await done.CompleteAsync("1");
        await turn.CompleteAsync(Act.ContinueAsNew(4, "next"));
        var next = await worker.AnswerAsync();
        Assert.Equal("workflowStarted,executionStarted", next.New);
        await slow.CompleteAsync("2");
        await child.CompleteAsync(Act.Complete());
        await client.CompletedAsync("c");
        _ = client.StartAsync("meanwhile");
        await worker.AnswerAsync(Act.Timer(0, TimeProvider.System.GetUtcNow().AddMilliseconds(400)));
        Assert.Equal("meanwhile", (await worker.AnswerAsync(Act.Complete(1))).Id);
        await client.RaiseAsync("can", "only this");
        Assert.Equal("workflowStarted,eventRaised", (await worker.TurnAsync()).New);
    }
}
