using DaprProtocol.Workflows;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class TimerTests
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_timer_fires_in_its_time_and_says_so_as_recorded()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        var at = Now.AddMilliseconds(400);
        await worker.AnswerAsync(Act.Timer(2, at));
        var turn = await worker.TurnAsync();
        Assert.True(Now >= at);
        Assert.Equal(("workflowStarted,executionStarted,timerCreated:2", "workflowStarted,timerFired"), (turn.Past, turn.New));
        Assert.Equal(new TimerFiredEvent { TimerId = 2, FireAt = Timestamp.FromDateTimeOffset(at) }, turn.News[0].TimerFired);
        Assert.Null(turn.News[0].Router);
        Assert.True(turn.News[0].Timestamp.ToDateTimeOffset() >= at);
        Assert.Equal(TimerCreatedEvent.OriginOneofCase.CreateTimer, turn.Request.PastEvents[2].TimerCreated.OriginCase);
    }

    [Fact]
    public async Task A_timer_in_the_past_fires_at_once()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        await worker.AnswerAsync(Act.Timer(0, Now.AddHours(-1)));
        Assert.Equal("workflowStarted,timerFired", (await worker.TurnAsync()).New);
    }

    [Fact]
    public async Task A_timer_survives_a_restart_and_fires_once()
    {
        await using var host = await EngineHost.StartAsync();
        _ = host.Client().StartAsync("wf");
        await (await host.WorkerAsync()).AnswerAsync(Act.Timer(0, Now.AddMilliseconds(300)), Act.Timer(1, Now.AddDays(1)));
        await host.RestartAsync();
        var worker = await host.WorkerAsync();
        var turn = await worker.AnswerAsync(Act.Complete(2));
        Assert.Equal(("workflowStarted,timerFired", 0), (turn.New, turn.News[0].TimerFired.TimerId));
        await host.Client().CompletedAsync("wf");
        await host.RestartAsync();
        Assert.Equal(1, (await host.Client().HistoryAsync("wf")).Count(e => e.TimerFired is not null));
    }

    [Fact]
    public async Task The_reason_of_a_timer_is_kept()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        var never = Timestamp.FromDateTimeOffset(new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero));
        var wait = new CreateTimerAction { FireAt = never, Name = "approval", ExternalEvent = new TimerOriginExternalEvent { Name = "approval" } };
        var retry = new CreateTimerAction { FireAt = never, ActivityRetry = new TimerOriginActivityRetry { TaskExecutionId = "exec-0" } };
        var child = new CreateTimerAction { FireAt = never, ChildWorkflowRetry = new TimerOriginChildWorkflowRetry { InstanceId = "wf:0000" } };
        await worker.AnswerAsync([.. new[] { wait, retry, child }.Select((timer, id) => new WorkflowAction { Id = id, CreateTimer = timer })]);
        await host.Client().RaiseAsync("wf", "approval");
        var created = (await worker.TurnAsync()).Request.PastEvents.Skip(2).Select(e => e.TimerCreated).ToList();
        Assert.Equal(("approval", "approval", never), (created[0].Name, created[0].ExternalEvent.Name, created[0].FireAt));
        Assert.Equal("exec-0", created[1].ActivityRetry.TaskExecutionId);
        Assert.Equal("wf:0000", created[2].ChildWorkflowRetry.InstanceId);
        Assert.False(created[1].HasName);
    }

    [Fact]
    public async Task A_timer_of_an_ended_workflow_comes_to_nothing_when_its_id_is_used_again()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Timer(0, Now.AddMilliseconds(300)), Act.Complete(1));
        await client.CompletedAsync("wf");
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Timer(0, Now.AddMilliseconds(600)));
        var turn = await worker.AnswerAsync(Act.Complete(1));
        Assert.Equal("workflowStarted,timerFired", turn.New);
        Assert.Equal(1, (await client.HistoryAsync("wf")).Count(e => e.TimerFired is not null));
    }
}
