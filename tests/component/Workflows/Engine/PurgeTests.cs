using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class PurgeTests
{
    [Fact]
    public async Task An_ended_instance_goes_with_its_children()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        await FamilyAsync(worker, client, childEnds: true);
        Assert.Equal(2, await client.PurgeAsync("p"));
        Assert.Null(await client.GetAsync("p"));
        await host.RestartAsync();
        client = host.Client();
        Assert.Null(await client.GetAsync("c"));
        Assert.Equal(GrpcStatusCode.NotFound, (await Assert.ThrowsAsync<GrpcException>(() => client.HistoryAsync("p"))).Code);
        var again = await Assert.ThrowsAsync<GrpcException>(() => client.PurgeAsync("p"));
        Assert.Equal((GrpcStatusCode.Unknown, "failed to purge workflow state: no such instance exists"), (again.Code, again.Status.Message));
    }

    [Fact]
    public async Task A_running_child_keeps_the_whole_family_unless_it_is_left_out_or_forced()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        await FamilyAsync(worker, client, childEnds: false);
        var refused = await Assert.ThrowsAsync<GrpcException>(() => client.PurgeAsync("p"));
        Assert.EndsWith("orchestration has not yet completed", refused.Status.Message, StringComparison.Ordinal);
        Assert.NotNull(await client.GetAsync("p"));
        Assert.Equal(1, await client.PurgeAsync("p", recursive: false));
        Assert.Equal(1, await client.PurgeAsync("c", force: true));
        Assert.Null(await client.GetAsync("c"));
    }

    [Fact]
    public async Task A_running_instance_is_kept_and_a_forced_purge_makes_its_open_work_void()
    {
        await using var host = await EngineHost.StartAsync();
        var (worker, client) = (await host.WorkerAsync(), host.Client());
        _ = client.StartAsync("wf");
        await worker.AnswerAsync(Act.Schedule(0, "a"));
        var activity = await worker.ActivityAsync();
        var refused = await Assert.ThrowsAsync<GrpcException>(() => client.PurgeAsync("wf"));
        Assert.Equal("failed to purge workflow state: orchestration has not yet completed", refused.Status.Message);
        await client.RaiseAsync("wf", "e");
        var turn = await worker.TurnAsync();

        Assert.Equal(1, await client.PurgeAsync("wf", force: true));
        await turn.CompleteAsync(Act.Complete(1));
        await activity.CompleteAsync("1");
        Assert.Null(await client.GetAsync("wf"));
        _ = client.StartAsync("wf");
        Assert.Equal("workflowStarted,executionStarted", (await worker.AnswerAsync(Act.Complete())).New);
        await client.CompletedAsync("wf");
    }

    [Fact]
    public async Task Purging_by_filter_is_refused_as_by_daprd()
    {
        await using var host = await EngineHost.StartAsync();
        var refused = await Assert.ThrowsAsync<GrpcException>(() => host.Client().CallAsync<PurgeInstancesRequest, PurgeInstancesResponse>(
            "PurgeInstances", new PurgeInstancesRequest { PurgeInstanceFilter = new PurgeInstanceFilter() }));
        Assert.Equal((GrpcStatusCode.Unknown, "multi-instance purge is not unimplemented"), (refused.Code, refused.Status.Message));
    }

    private static async Task FamilyAsync(RawWorker worker, HubClient client, bool childEnds)
    {
        _ = client.StartAsync("p");
        await worker.AnswerAsync(Act.Child(0, "c", "c"), Act.Complete(1));
        await worker.AnswerAsync(childEnds ? [Act.Complete()] : []);
        await client.CompletedAsync("p");
    }
}
