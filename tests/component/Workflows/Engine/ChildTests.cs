using DaprProtocol.Workflows;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class ChildTests
{
    [Fact]
    public async Task Parent_and_child_know_each_other_as_recorded_of_daprd()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("g-parent", "parent");
        var execution = (await worker.AnswerAsync(Act.Child(0, "child", "g-parent-c1", "\"x\""))).News[0].ExecutionStarted.WorkflowInstance.ExecutionId;

        var child = await worker.AnswerAsync(Act.Complete(0, "\"child:x\""));
        var started = child.News[0].ExecutionStarted;
        Assert.Equal(("g-parent-c1", "child", "\"x\""), (child.Id, started.Name, started.Input));
        Assert.Equal(
            new ParentInstanceInfo { TaskScheduledId = 0, Name = "parent", AppID = "t", WorkflowInstance = new WorkflowInstance { InstanceId = "g-parent", ExecutionId = execution } },
            started.ParentInstance);

        var parent = await worker.AnswerAsync(Act.Complete(1, "\"child:x\""));
        Assert.Equal(("workflowStarted,executionStarted,childWorkflowInstanceCreated:0", "workflowStarted,childWorkflowInstanceCompleted"), (parent.Past, parent.New));
        Assert.Equal(new ChildWorkflowInstanceCompletedEvent { TaskScheduledId = 0, Result = "\"child:x\"" }, parent.News[0].ChildWorkflowInstanceCompleted);
        Assert.Equal(new TaskRouter { SourceAppID = "t", TargetAppID = "t" }, parent.News[0].Router);
        Assert.Equal("\"child:x\"", (await client.CompletedAsync("g-parent")).Output);
    }

    [Fact]
    public async Task A_child_without_an_id_gets_one_from_its_parent_and_its_failure_reaches_it()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("g-parentfail");
        await worker.AnswerAsync(Act.Child(17, "failing"));
        Assert.Equal("g-parentfail:0011", (await worker.AnswerAsync(Act.Fail(0, "always fails"))).Id);
        var failed = (await worker.TurnAsync()).News[0].ChildWorkflowInstanceFailed;
        Assert.Equal((17, "Boom", "always fails"), (failed.TaskScheduledId, failed.FailureDetails.ErrorType, failed.FailureDetails.ErrorMessage));
    }

    [Fact]
    public async Task A_terminated_child_is_a_failure_to_its_parent()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("p");
        await worker.AnswerAsync(Act.Child(0, "c", "c"));
        await worker.AnswerAsync();
        var termination = client.TerminateAsync("c");
        await worker.AnswerAsync(Act.Terminated());
        await termination;
        var turn = await worker.TurnAsync();
        Assert.Equal(("p", "WorkflowTerminated"), (turn.Id, turn.News[0].ChildWorkflowInstanceFailed.FailureDetails.ErrorType));
    }

    [Fact]
    public async Task A_child_whose_id_is_taken_fails_and_the_other_lives_on()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("taken");
        await worker.AnswerAsync();
        _ = client.StartAsync("p");
        await worker.AnswerAsync(Act.Child(3, "c", "taken"));
        var turn = await worker.TurnAsync();
        Assert.Equal(("p", 3), (turn.Id, turn.News[0].ChildWorkflowInstanceFailed.TaskScheduledId));
        Assert.Contains("'taken' already exists", turn.News[0].ChildWorkflowInstanceFailed.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Running, (await client.GetAsync("taken"))!.WorkflowStatus);
    }

    [Fact]
    public async Task The_answer_of_a_child_is_not_for_a_later_run_of_its_parent()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("p");
        await worker.AnswerAsync(Act.Child(0, "c", "c"), Act.Complete(1));
        var child = await worker.TurnAsync();
        await client.CompletedAsync("p");
        _ = client.StartAsync("p");
        await worker.AnswerAsync();
        await child.CompleteAsync(Act.Complete());
        await client.CompletedAsync("c");
        await client.RaiseAsync("p", "e");
        Assert.Equal("workflowStarted,eventRaised", (await worker.TurnAsync()).New);
    }

    [Fact]
    public async Task Child_and_activity_may_belong_to_another_app()
    {
        await using var host = await EngineHost.StartAsync("a", "b");
        var (own, other, client) = (await host.WorkerAsync(0), await host.WorkerAsync(1), host.Client(0));
        var away = new TaskRouter { TargetAppID = "b" };
        var (child, activity) = (Act.Child(0, "c", "c"), Act.Schedule(1, "act"));
        (child.Router, activity.Router) = (away, away.Clone());
        _ = client.StartAsync("p");
        await own.AnswerAsync(child, activity);
        var started = (await other.AnswerAsync(Act.Complete(0, "1"))).News[0].ExecutionStarted;
        Assert.Equal(("a", "p"), (started.ParentInstance.AppID, started.ParentInstance.WorkflowInstance.InstanceId));
        await other.FinishAsync("2");
        var answers = new List<HistoryEvent>();
        while (answers.Count < 2)
        {
            var turn = await own.TurnAsync();
            answers.AddRange(turn.News);
            await turn.CompleteAsync();
        }

        Assert.Equal("1", answers.Single(e => e.ChildWorkflowInstanceCompleted is not null).ChildWorkflowInstanceCompleted.Result);
        Assert.Equal("2", answers.Single(e => e.TaskCompleted is not null).TaskCompleted.Result);
        Assert.NotNull(await host.Client(1).GetAsync("c"));
        Assert.Null(await client.GetAsync("c"));
    }
}
