using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class WaitTests
{
    [Theory]
    [InlineData("WaitForInstanceStart")]
    [InlineData("WaitForInstanceCompletion")]
    public async Task Waiting_for_an_instance_that_never_comes_ends_with_the_callers_patience(string method)
    {
        await using var host = await EngineHost.StartAsync();
        var late = await Assert.ThrowsAsync<GrpcException>(() => host.Client().CallAsync<GetInstanceRequest, GetInstanceResponse>(
            method, new GetInstanceRequest { InstanceId = "missing" }, TimeSpan.FromMilliseconds(300)));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, late.Code);
    }

    [Fact]
    public async Task One_may_wait_for_an_instance_before_it_is_started()
    {
        await using var host = await EngineHost.StartAsync();
        var client = host.Client();
        var (completion, start) = (client.CompletedAsync("wf"), client.CallAsync<GetInstanceRequest, GetInstanceResponse>("WaitForInstanceStart", new() { InstanceId = "wf" }));
        _ = client.StartAsync("wf", input: "1");
        var worker = await host.WorkerAsync();
        await worker.AnswerAsync();
        var state = (await start).WorkflowState;
        Assert.Equal((OrchestrationStatus.Running, null), (state.WorkflowStatus, state.Input));
        await client.RaiseAsync("wf", "e");
        await worker.AnswerAsync(Act.Complete(result: "2"));
        Assert.Equal(("1", "2"), ((await completion).Input, (await completion).Output));
    }
}
