using DaprProtocol.Workflows;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class DispatchTests
{
    [Fact]
    public async Task Work_spreads_evenly_over_the_replicas_of_an_app()
    {
        await using var host = await EngineHost.StartAsync("t", "t");
        var (one, two, client) = (await host.WorkerAsync(0), await host.WorkerAsync(1), host.Client());
        _ = client.StartAsync("wf");
        await Eventually.TrueAsync(() => one.HasTurn || two.HasTurn);
        await (one.HasTurn ? one : two).AnswerAsync([.. Enumerable.Range(0, 20).Select(i => Act.Schedule(i, "encode"))]);
        await Eventually.TrueAsync(() => one.Received + two.Received == 21);
        Assert.InRange(one.Received, 10, 11);
    }

    [Fact]
    public async Task One_after_the_other_goes_in_turns()
    {
        await using var host = await EngineHost.StartAsync("t", "t");
        var (one, two, client) = (await host.WorkerAsync(0), await host.WorkerAsync(1), host.Client(1));
        for (var i = 0; i < 10; i++)
        {
            _ = client.StartAsync($"wf{i}");
            await Eventually.TrueAsync(() => one.HasTurn || two.HasTurn);
            await (one.HasTurn ? one : two).AnswerAsync(Act.Complete());
            await client.CompletedAsync($"wf{i}");
        }

        Assert.Equal((5, 5), (one.Received, two.Received));
    }

    [Fact]
    public async Task What_a_dropped_worker_held_goes_to_another()
    {
        await using var host = await EngineHost.StartAsync("t", "t");
        var (one, client) = (await host.WorkerAsync(0), host.Client());
        _ = client.StartAsync("wf");
        await one.AnswerAsync(Act.Schedule(0, "encode"));
        await client.RaiseAsync("wf", "e");
        var (activity, turn) = (await one.ActivityAsync(), await one.TurnAsync());
        var two = await host.WorkerAsync(1);
        await one.DropAsync();

        var (activityAgain, turnAgain) = (await two.ActivityAsync(), await two.TurnAsync());
        Assert.Equal(activity.Request, activityAgain.Request);
        Assert.Equal(turn.Request, turnAgain.Request);
        await turnAgain.CompleteAsync();
        await activityAgain.CompleteAsync("1");
        Assert.Equal("workflowStarted,taskCompleted", (await two.AnswerAsync(Act.Complete(1))).New);
        await client.CompletedAsync("wf");
    }

    [Fact]
    public async Task What_a_frozen_worker_held_goes_to_another()
    {
        await using var host = await EngineHost.StartPingingAsync("t", "t");
        var ((frozen, line), client) = (await host.FreezableWorkerAsync(0), host.Client(1));
        _ = client.StartAsync("wf");
        var turn = await frozen.TurnAsync();
        line.Freeze();
        var two = await host.WorkerAsync(1);
        Assert.Equal(turn.Request, (await two.AnswerAsync(Act.Complete())).Request);
        await client.CompletedAsync("wf");
    }

    [Fact]
    public async Task What_a_dropped_worker_held_waits_for_it_to_come_back()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        var turn = await worker.TurnAsync();
        await worker.DropAsync();
        var back = await host.WorkerAsync();
        Assert.Equal(turn.Request, (await back.AnswerAsync(Act.Complete())).Request);
        await client.CompletedAsync("wf");
    }

    [Fact]
    public async Task A_late_answer_of_a_dropped_worker_counts_when_it_is_the_first_and_not_for_a_later_turn()
    {
        await using var host = await EngineHost.StartAsync("t", "t");
        var (one, client) = (await host.WorkerAsync(0), host.Client());
        _ = client.StartAsync("wf");
        var first = await one.TurnAsync();
        await client.RaiseAsync("wf", "e");
        await one.DropAsync();
        await first.CompleteAsync(Act.Schedule(0, "a"));

        var two = await host.WorkerAsync(1);
        var second = await two.TurnAsync();
        Assert.Equal("workflowStarted,executionStarted,taskScheduled:0", second.Past);
        await first.CompleteAsync(Act.Schedule(0, "a"), Act.Schedule(1, "never"));
        await second.CompleteAsync(Act.Complete(1));
        Assert.Equal("workflowStarted,executionStarted,taskScheduled:0,workflowStarted,eventRaised,executionCompleted:1", Shape.Of((await client.HistoryAsync("wf"))));
    }

    [Fact]
    public async Task Only_one_turn_of_an_instance_is_under_way_at_a_time()
    {
        await using var host = await EngineHost.StartAsync("t", "t");
        var (one, two, client) = (await host.WorkerAsync(0), await host.WorkerAsync(1), host.Client());
        _ = client.StartAsync("wf");
        await Eventually.TrueAsync(() => one.HasTurn || two.HasTurn);
        var turn = await (one.HasTurn ? one : two).TurnAsync();
        for (var i = 0; i < 5; i++) { await client.RaiseAsync("wf", "e"); }
        Assert.False(one.HasTurn || two.HasTurn);
        await turn.CompleteAsync();
        await Eventually.TrueAsync(() => one.HasTurn || two.HasTurn);
        Assert.Equal(2, one.Received + two.Received);
    }

    [Fact]
    public async Task A_worker_gets_no_more_than_it_can_hold_and_the_rest_as_it_answers()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync([.. Enumerable.Range(0, 200).Select(i => Act.Schedule(i, "a"))]);
        await Eventually.TrueAsync(() => worker.Received == 81);
        _ = client.StartAsync("other");
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("other");
        Assert.Equal(82, worker.Received);
        for (var i = 0; i < 200; i++) { await (await worker.ActivityAsync()).RespondAsync(new ActivityResponse()); }
        Assert.False(worker.HasActivity);
    }

    [Fact]
    public async Task Apps_have_task_hubs_of_their_own()
    {
        await using var host = await EngineHost.StartAsync("a", "b");
        var (a, b) = (await host.WorkerAsync(0), await host.WorkerAsync(1));
        _ = host.Client(0).StartAsync("same");
        _ = host.Client(1).StartAsync("same");
        Assert.Equal("a", (await a.AnswerAsync(Act.Complete(result: "1"))).News[0].Router.SourceAppID);
        Assert.Equal("b", (await b.AnswerAsync(Act.Complete(result: "2"))).News[0].Router.SourceAppID);
        Assert.Equal("1", (await host.Client(0).CompletedAsync("same")).Output);
        Assert.Equal("2", (await host.Client(1).CompletedAsync("same")).Output);
    }
}
