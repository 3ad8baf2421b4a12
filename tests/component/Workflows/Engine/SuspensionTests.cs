using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class SuspensionTests
{
    [Fact]
    public async Task A_suspended_workflow_hears_events_and_resumes()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync();

        var suspension = client.SuspendAsync("wf");
        Assert.Equal("workflowStarted,executionSuspended", (await worker.AnswerAsync()).New);
        await suspension;
        Assert.Equal(OrchestrationStatus.Suspended, (await client.GetAsync("wf"))!.WorkflowStatus);

        await client.RaiseAsync("wf", "e");
        Assert.Equal("workflowStarted,eventRaised", (await worker.AnswerAsync()).New);
        Assert.Equal(OrchestrationStatus.Suspended, (await client.GetAsync("wf"))!.WorkflowStatus);

        var resumption = client.ResumeAsync("wf");
        var turn = await worker.AnswerAsync();
        Assert.Equal("workflowStarted,executionStarted,workflowStarted,executionSuspended,workflowStarted,eventRaised", turn.Past);
        Assert.Equal("workflowStarted,executionResumed", turn.New);
        await resumption;
        Assert.Equal(OrchestrationStatus.Running, (await client.GetAsync("wf"))!.WorkflowStatus);
    }

    [Fact]
    public async Task A_second_suspension_in_a_row_does_not_reach_the_worker()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync();
        var suspension = client.SuspendAsync("wf");
        await worker.AnswerAsync();
        await suspension;
        await client.SuspendAsync("wf");
        await host.RestartAsync();
        (worker, client) = (await host.WorkerAsync(), host.Client());
        await client.SuspendAsync("wf");
        var resumption = client.ResumeAsync("wf");
        Assert.Equal("workflowStarted,executionResumed", (await worker.AnswerAsync(Act.Complete())).New);
        await resumption;
        await client.ResumeAsync("wf");
        await client.SuspendAsync("wf");
        Assert.False(worker.HasTurn);
    }

    [Fact]
    public async Task Missing_instances_cannot_be_suspended_or_resumed()
    {
        await using var host = await EngineHost.StartAsync();
        Assert.Equal("no such instance exists", (await Assert.ThrowsAsync<GrpcException>(() => host.Client().SuspendAsync("nosuch"))).Status.Message);
        Assert.Equal(GrpcStatusCode.Unknown, (await Assert.ThrowsAsync<GrpcException>(() => host.Client().ResumeAsync("nosuch"))).Code);
    }
}
