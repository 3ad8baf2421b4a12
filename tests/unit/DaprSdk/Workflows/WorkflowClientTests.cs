using System.Diagnostics;
using Dapr.Workflow;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using State = DaprProtocol.Workflows.WorkflowState;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class WorkflowClientTests : IAsyncLifetime
{
    private FakeSidecar _sidecar = null!;
    private IHost _host = null!;

    private DaprWorkflowClient Client => _host.Services.GetRequiredService<DaprWorkflowClient>();

    public async ValueTask InitializeAsync()
    {
        _sidecar = await FakeSidecar.StartAsync();
        _host = await WorkerHost.StartAsync(_sidecar, _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _sidecar.DisposeAsync();
    }

    [Fact]
    public async Task Schedule_All_GoesOverTheWire()
    {
        using var activity = new System.Diagnostics.Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var at = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal("id-1", await Client.ScheduleNewWorkflowAsync("Publish", "id-1", new { VideoId = "v" }, at));
        var request = Last<CreateInstanceRequest>("StartInstance");
        Assert.Equal(("Publish", "{\"videoId\":\"v\"}", at), (request.Name, request.Input, request.ScheduledStartTimestamp.ToDateTimeOffset()));
        Assert.Contains(activity.TraceId.ToString(), request.ParentTraceContext.TraceParent, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(await Client.ScheduleNewWorkflowAsync("Publish"), out _));
        Assert.Equal("", Last<CreateInstanceRequest>("StartInstance").Input);
    }

    [Fact]
    public async Task State_Missing_DoesNotExist()
    {
        var state = await Client.GetWorkflowStateAsync("nobody");
        Assert.Equal((false, WorkflowRuntimeStatus.Unknown, null), (state.Exists, state.RuntimeStatus, state.WorkflowName));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.WaitForWorkflowCompletionAsync("nobody"));
        _sidecar.Refuse = _ => GrpcStatusCode.NotFound;
        Assert.False((await Client.GetWorkflowStateAsync("nobody")).Exists);
    }

    [Fact]
    public async Task Completion_Waited_ReadsThePayloadsOnceAtTheEnd()
    {
        _sidecar.Instances = request => new GetInstanceResponse
        {
            Exists = true,
            WorkflowState = new State
            {
                Name = "Publish",
                WorkflowStatus = OrchestrationStatus.Failed,
                Input = "1",
                Output = request.GetInputsAndOutputs ? "[2]" : null,
                CustomStatus = "\"stage\"",
                CreatedTimestamp = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
                FailureDetails = new TaskFailureDetails { ErrorType = "T", ErrorMessage = "m" },
            },
        };
        var state = await Client.WaitForWorkflowCompletionAsync("w");
        Assert.False(_sidecar.Calls.Select(call => call.Request).OfType<GetInstanceRequest>().First().GetInputsAndOutputs);
        Assert.Equal((1, "stage", "T: m"), (state.ReadInputAs<int>(), state.ReadCustomStatusAs<string>(), state.FailureDetails!.ToString()));
        Assert.Equal([2], state.ReadOutputAs<int[]>()!);
        Assert.Equal((true, false, DateTimeOffset.UnixEpoch, default), (state.IsWorkflowCompleted, state.IsWorkflowRunning, state.CreatedAt, state.LastUpdatedAt));
        Assert.Null((await Client.WaitForWorkflowCompletionAsync("w", getInputsAndOutputs: false)).ReadOutputAs<int[]>());
        Assert.Equal("Publish", (await Client.WaitForWorkflowStartAsync("w")).WorkflowName);
    }

    [Fact]
    public async Task Steering_All_GoesOverTheWire()
    {
        await Client.RaiseEventAsync("w", "approve", new { Ok = true });
        Assert.Equal("{\"ok\":true}", Last<RaiseEventRequest>("RaiseEvent").Input);
        await Client.SuspendWorkflowAsync("w", "holidays");
        Assert.Equal("holidays", Last<SuspendRequest>("SuspendInstance").Reason);
        await Client.ResumeWorkflowAsync("w");
        Assert.Equal("", Last<ResumeRequest>("ResumeInstance").Reason);
        await Client.TerminateWorkflowAsync("w", "enough");
        Assert.Equal(("\"enough\"", true), (Last<TerminateRequest>("TerminateInstance").Output, Last<TerminateRequest>("TerminateInstance").Recursive));
        Assert.True(await Client.PurgeInstanceAsync("w"));
        Assert.True(Last<PurgeInstancesRequest>("PurgeInstances").Recursive);
    }

    [Fact]
    public async Task Refusal_OfTheRuntime_IsThrown()
    {
        _sidecar.Refuse = _ => GrpcStatusCode.Unknown;
        await Assert.ThrowsAsync<GrpcException>(() => Client.ScheduleNewWorkflowAsync("Publish", "taken"));
    }

    [Fact]
    public void Registration_Twice_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddDaprWorkflow().AddDaprWorkflow());

    private T Last<T>(string method) => (T)_sidecar.Calls.Last(call => call.Method == method).Request;
}
