using DaprProtocol.Workflows;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class ActivityTests
{
    [Fact]
    public async Task An_activity_and_its_result_have_the_shape_that_was_recorded_of_daprd()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        var start = host.Client().StartAsync("wf");
        await worker.AnswerAsync(Act.Schedule(0, "hello", "\"Ann\""));
        await start;

        var activity = await worker.FinishAsync("\"Hello Ann\"");
        Assert.Equal(("hello", "\"Ann\"", 0, "exec-0"), (activity.Request.Name, activity.Request.Input, activity.Request.TaskId, activity.Request.TaskExecutionId));
        Assert.Equal(new WorkflowInstance { InstanceId = "wf" }, activity.Request.WorkflowInstance);
        Assert.Null(activity.Request.ParentTraceContext);

        var turn = await worker.TurnAsync();
        Assert.Equal(("workflowStarted,executionStarted,taskScheduled:0", "workflowStarted,taskCompleted"), (turn.Past, turn.New));
        Assert.Equal(new TaskCompletedEvent { TaskScheduledId = 0, Result = "\"Hello Ann\"", TaskExecutionId = "exec-0" }, turn.News[0].TaskCompleted);
        Assert.Equal(new TaskRouter { SourceAppID = "t" }, turn.News[0].Router);
        Assert.Equal(new TaskRouter { SourceAppID = "t" }, turn.Request.PastEvents[2].Router);
    }

    [Fact]
    public async Task A_failure_carries_its_details()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        await worker.AnswerAsync(Act.Schedule(4, "flaky"));
        await (await worker.ActivityAsync()).FailAsync("no luck");
        var failed = (await worker.TurnAsync()).News[0].TaskFailed;
        Assert.Equal((4, "exec-4", "Boom", "no luck", "   at Activity"), (failed.TaskScheduledId, failed.TaskExecutionId, failed.FailureDetails.ErrorType, failed.FailureDetails.ErrorMessage, failed.FailureDetails.StackTrace));
    }

    [Fact]
    public async Task Of_many_answers_the_first_counts_and_all_are_accepted()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        await worker.AnswerAsync(Act.Schedule(0, "a"));
        var activity = await worker.ActivityAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => activity.CompleteAsync($"\"{i}\"")));
        var turn = await worker.TurnAsync();
        Assert.Equal("workflowStarted,taskCompleted", turn.New);
        await activity.CompleteAsync("\"late\"");
        await activity.RespondAsync(new ActivityResponse { Result = "\"late, no token\"" }, withToken: false);
        await turn.CompleteAsync(Act.Complete(1, turn.News[0].TaskCompleted.Result));
        await activity.CompleteAsync("\"after the end\"");
        Assert.Equal(turn.News[0].TaskCompleted.Result, (await host.Client().CompletedAsync("wf")).Output);
        Assert.False(worker.HasTurn);
    }

    [Fact]
    public async Task Answers_to_unknown_work_are_accepted_and_do_nothing()
    {
        await using var host = await EngineHost.StartAsync();
        var client = host.Client();
        await client.CallAsync<ActivityResponse, CompleteTaskResponse>("CompleteActivityTask", new ActivityResponse { InstanceId = "nosuch", TaskId = 7 });
        await client.CallAsync<ActivityResponse, CompleteTaskResponse>("CompleteActivityTask", new ActivityResponse { InstanceId = "nosuch", CompletionToken = "what?" });
        await client.CallAsync<WorkflowResponse, CompleteTaskResponse>("CompleteWorkflowTask", new WorkflowResponse { InstanceId = "nosuch" });
        await client.CallAsync<WorkflowResponse, CompleteTaskResponse>("CompleteOrchestratorTask", new WorkflowResponse { InstanceId = "nosuch" });
        Assert.Null(await client.GetAsync("nosuch"));
    }

    [Fact]
    public async Task A_worker_that_returns_no_tokens_is_understood()
    {
        await using var host = await EngineHost.StartAsync();
        var worker = await host.WorkerAsync();
        _ = host.Client().StartAsync("wf");
        await (await worker.TurnAsync()).RespondAsync(new WorkflowResponse { Actions = { Act.Schedule(1, "a") } }, withToken: false);
        await (await worker.ActivityAsync()).RespondAsync(new ActivityResponse { Result = "1" }, withToken: false);
        await (await worker.TurnAsync()).RespondAsync(new WorkflowResponse { Actions = { Act.Complete(2, "1") } }, withToken: false);
        Assert.Equal("1", (await host.Client().CompletedAsync("wf")).Output);
    }

    [Fact]
    public async Task Results_that_come_together_make_one_turn()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("fan");
        await worker.AnswerAsync([.. Enumerable.Range(0, 20).Select(i => Act.Schedule(i, "a"))]);
        for (var i = 0; i < 20; i++) { await worker.FinishAsync(null); }
        var results = 0;
        while (results < 20)
        {
            var turn = await worker.TurnAsync();
            results += turn.News.Count;
            await turn.CompleteAsync(results == 20 ? [Act.Complete(20)] : []);
        }

        await client.CompletedAsync("fan");
        Assert.Equal(20, (await client.HistoryAsync("fan")).Count(e => e.TaskCompleted is not null));
    }

    [Fact]
    public async Task A_workflow_that_ends_without_waiting_still_has_its_activity_run()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("hasty");
        await worker.AnswerAsync(Act.Schedule(0, "a"), Act.Complete(1));
        await client.CompletedAsync("hasty");
        await worker.DropAsync();
        await host.RestartAsync();
        Assert.Equal("a", (await (await host.WorkerAsync()).FinishAsync("1")).Request.Name);
    }

    [Fact]
    public async Task Payloads_of_four_megabytes_pass()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        var large = new string('x', 4 << 20);
        _ = client.StartAsync("large", input: large);
        await worker.AnswerAsync(Act.Schedule(0, "a", large));
        Assert.Equal(large, (await worker.FinishAsync(large)).Request.Input);
        await worker.AnswerAsync(Act.Complete(1, large));
        Assert.Equal(large, (await client.CompletedAsync("large")).Output);
    }
}
