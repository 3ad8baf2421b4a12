using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class RestartTests
{
    [Fact]
    public async Task Work_in_hand_is_asked_for_again_after_a_restart()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("busy");
        await worker.AnswerAsync(Act.Schedule(0, "a", "1"), Act.Schedule(1, "b", "2"));
        await worker.FinishAsync("\"done\"");
        var (activity, turn) = (await worker.ActivityAsync(), await worker.TurnAsync());

        await host.RestartAsync();
        worker = await host.WorkerAsync();
        var (activityAgain, turnAgain) = (await worker.ActivityAsync(), await worker.TurnAsync());
        Assert.Equal(activity.Request, activityAgain.Request);
        Assert.Equal(turn.Request.PastEvents, turnAgain.Request.PastEvents);
        Assert.Equal(turn.News, turnAgain.News);
        Assert.NotEqual(turn.Token, turnAgain.Token);
        Assert.Equal(activity.Token, activityAgain.Token);
    }

    [Fact]
    public async Task An_activity_may_outlive_the_runtime_and_its_turn_may_not()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        await worker.AnswerAsync(Act.Schedule(0, "long"));
        var activity = await worker.ActivityAsync();
        await host.Client().RaiseAsync("wf", "e");
        var turn = await worker.TurnAsync();

        await host.RestartAsync();
        var client = host.Client();
        await client.CallAsync<DaprProtocol.Workflows.WorkflowResponse, DaprProtocol.Workflows.CompleteTaskResponse>(
            "CompleteWorkflowTask", new() { InstanceId = "wf", CompletionToken = turn.Token, Actions = { Act.Complete(9) } });
        await client.CallAsync<DaprProtocol.Workflows.ActivityResponse, DaprProtocol.Workflows.CompleteTaskResponse>(
            "CompleteActivityTask", new() { InstanceId = "wf", TaskId = 0, CompletionToken = activity.Token, Result = "\"kept\"" });
        worker = await host.WorkerAsync();
        var again = await worker.TurnAsync();
        Assert.Equal("workflowStarted,eventRaised,taskCompleted", again.New);
        Assert.Equal("\"kept\"", again.News[1].TaskCompleted.Result);
        Assert.False(worker.HasActivity);
    }

    [Fact]
    public async Task Everything_that_a_client_could_read_it_can_read_after_a_restart()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf", "name", "1");
        await (await worker.TurnAsync()).RespondAsync(new() { CustomStatus = "step", Actions = { Act.Fail(0, "no") } });
        var before = await client.CompletedAsync("wf");
        await host.RestartAsync();
        Assert.Equal(before, await host.Client().GetAsync("wf"));
        await host.RestartAsync();
        Assert.Equal(before, await host.Client().CompletedAsync("wf"));
    }
}
