using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class TerminationTests
{
    [Fact]
    public async Task Termination_is_an_event_that_the_worker_answers()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync();
        var termination = client.TerminateAsync("wf", "\"bye\"");
        var turn = await worker.TurnAsync();
        Assert.Equal("workflowStarted,executionTerminated", turn.New);
        Assert.Equal(("\"bye\"", true), (turn.News[0].ExecutionTerminated.Input, turn.News[0].ExecutionTerminated.Recurse));
        Assert.False(termination.IsCompleted);
        await turn.CompleteAsync(Act.Terminated(2, "\"bye\""));
        await termination;
        var state = await client.GetAsync("wf");
        Assert.Equal((OrchestrationStatus.Terminated, "\"bye\""), (state!.WorkflowStatus, state.Output));
    }

    [Fact]
    public async Task A_worker_that_overlooks_the_termination_ends_the_workflow_all_the_same()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        foreach (var action in new[] { Act.Timer(5, TimeProvider.System.GetUtcNow()), Act.ContinueAsNew(5, "on and on") })
        {
            _ = client.StartAsync("wf");
            await worker.AnswerAsync();
            var termination = client.TerminateAsync("wf", "1");
            await worker.AnswerAsync(action);
            await termination;
            var state = await client.GetAsync("wf");
            Assert.Equal((OrchestrationStatus.Terminated, "1"), (state!.WorkflowStatus, state.Output));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Children_go_with_their_parent_only_if_asked(bool recursive)
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("p");
        await worker.AnswerAsync(Act.Child(0, "c", "c"));
        await worker.AnswerAsync(Act.Child(0, "g", "g"));
        await worker.AnswerAsync();
        var termination = client.TerminateAsync("p", recursive: recursive);
        await worker.AnswerAsync(Act.Terminated());
        await termination;
        if (recursive)
        {
            Assert.Equal("c", (await worker.AnswerAsync(Act.Terminated())).Id);
            Assert.Equal("g", (await worker.AnswerAsync(Act.Terminated())).Id);
            await client.CompletedAsync("g");
        }
        else
        {
            Assert.Equal(OrchestrationStatus.Running, (await client.GetAsync("c"))!.WorkflowStatus);
            // The parent has ended; its children can still be reached through it.
            await client.TerminateAsync("p");
            Assert.Equal("c", (await worker.AnswerAsync(Act.Terminated())).Id);
        }
    }

    [Fact]
    public async Task Activities_that_have_not_begun_are_not_begun_for_a_terminated_workflow()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync([.. Enumerable.Range(0, 90).Select(i => Act.Schedule(i, "a"))]);
        var begun = new List<ActivityItem>();
        for (var i = 0; i < 80; i++) { begun.Add(await worker.ActivityAsync()); }
        var termination = client.TerminateAsync("wf");
        await worker.AnswerAsync(Act.Terminated(90));
        await termination;
        foreach (var activity in begun) { await activity.CompleteAsync("1"); }
        Assert.False(worker.HasActivity);
        _ = client.StartAsync("next");
        await worker.AnswerAsync(Act.Schedule(0, "b"));
        Assert.Equal("b", (await worker.ActivityAsync()).Request.Name);
    }

    [Fact]
    public async Task Termination_of_a_missing_instance_is_an_error_and_of_an_ended_one_is_not()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        var missing = await Assert.ThrowsAsync<GrpcException>(() => client.TerminateAsync("nosuch"));
        Assert.Equal((GrpcStatusCode.Unknown, "failed to submit termination request: no such instance exists"), (missing.Code, missing.Status.Message));
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Complete());
        await client.CompletedAsync("wf");
        await client.TerminateAsync("wf");
        Assert.Equal(OrchestrationStatus.Completed, (await client.GetAsync("wf"))!.WorkflowStatus);
    }

    [Fact]
    public async Task A_workflow_may_terminate_another()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("victim");
        await worker.AnswerAsync();
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(
            new WorkflowAction { Id = 0, TerminateWorkflow = new TerminateWorkflowAction { InstanceId = "victim", Reason = "\"enough\"" } }, Act.Complete(1));
        Assert.Equal("\"enough\"", (await worker.AnswerAsync(Act.Terminated())).News[0].ExecutionTerminated.Input);
        await client.CompletedAsync("victim");
    }
}
