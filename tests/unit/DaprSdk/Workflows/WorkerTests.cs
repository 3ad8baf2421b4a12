using System.Diagnostics;
using Dapr.Workflow;
using Dapr.Workflow.Worker;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class WorkerTests
{
    [Fact]
    public async Task Turn_Registered_IsDecidedAndHandedIn()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterWorkflow<int, int>("Double", async (context, n) =>
            await context.CallActivityAsync<int>("Times2", n)));
        await sidecar.ConnectedAsync();
        sidecar.Send(Start("double", "21"));
        var turn = await sidecar.TurnAsync();
        Assert.Equal(("w", "token", "Times2", "21"), (turn.InstanceId, turn.CompletionToken, turn.Actions[0].ScheduleTask.Name, turn.Actions[0].ScheduleTask.Input));
    }

    [Fact]
    public async Task Turn_HistoryIsAskedFor_IsFetched()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterWorkflow<int, int>("Plain", (_, n) => Task.FromResult(n)));
        await sidecar.ConnectedAsync();
        var request = Start("Plain", "7");
        sidecar.History = new GetInstanceHistoryResponse { Events = { request.NewEvents } };
        sidecar.Send(new WorkflowRequest { InstanceId = "w", RequiresHistoryStreaming = true });
        Assert.Equal("7", (await sidecar.TurnAsync()).Actions[0].CompleteWorkflow.Result);
    }

    [Theory]
    [InlineData("Missing", "1", "WorkflowNotFound")]
    [InlineData("", "1", "WorkflowNameMissing")]
    [InlineData("Plain", "\"not a number\"", "System.Text.Json.JsonException")]
    [InlineData("Unmakeable", "1", "System.InvalidOperationException")]
    public async Task Turn_CannotRun_FailsTheWorkflow(string name, string input, string errorType)
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work =>
        {
            work.RegisterWorkflow<int, int>("Plain", (_, n) => Task.FromResult(n));
            work.RegisterWorkflow<Unmakeable>();
        });
        await sidecar.ConnectedAsync();
        sidecar.Send(Start(name, input));
        var end = (await sidecar.TurnAsync()).Actions[0].CompleteWorkflow;
        Assert.Equal((OrchestrationStatus.Failed, errorType, true), (end.WorkflowStatus, end.FailureDetails.ErrorType, end.FailureDetails.IsNonRetriable));
    }

    [Fact]
    public async Task Activity_Class_GetsItsDependenciesAndContext()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<Greet>(), services => services.AddScoped<Greeting>());
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("greet", "\"you\""));
        var result = await sidecar.ResultAsync();
        Assert.Equal(("w", 3, "token", "\"hello you: greet w key\""), (result.InstanceId, result.TaskId, result.CompletionToken, result.Result));
    }

    [Theory]
    [InlineData("Throws", "System.IO.IOException", "disk full")]
    [InlineData("Missing", "ActivityNotFoundException", "Activity 'Missing' not found")]
    public async Task Activity_Fails_AnswersWithDetails(string name, string type, string message)
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, int>("Throws", (_, _) => throw new IOException("disk full")));
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity(name, "1"));
        var failure = (await sidecar.ResultAsync()).FailureDetails;
        Assert.Equal((type, message), (failure.ErrorType, failure.ErrorMessage));
    }

    [Fact]
    public async Task Activity_NullAsNumber_IsItsDefault()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, string?>("Null", (_, n) => Task.FromResult(n == 0 ? null : "no")));
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Null", ""));
        Assert.Equal("", (await sidecar.ResultAsync()).Result);
    }

    [Fact]
    public async Task Activity_ResultRefusedForGood_FailsInstead()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, string>("Big", (_, _) => Task.FromResult("big")));
        var first = true;
        sidecar.Refuse = method => method == "CompleteActivityTask" && Interlocked.Exchange(ref first, false) ? GrpcStatusCode.ResourceExhausted : null;
        await sidecar.ConnectedAsync();
        sidecar.Send(Activity("Big", ""));
        Assert.Equal("ActivityResultRefused", (await sidecar.ResultAsync()).FailureDetails.ErrorType);
    }

    [Fact]
    public async Task Activity_Trace_ContinuesThatOfTheStart()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, work => work.RegisterActivity<int, string?>("Trace", (_, _) =>
            Task.FromResult(System.Diagnostics.Activity.Current?.TraceId.ToString())));
        await sidecar.ConnectedAsync();
        var trace = ActivityTraceId.CreateRandom().ToString();
        var request = Activity("Trace", "");
        request.ParentTraceContext = new TraceContext { TraceParent = $"00-{trace}-00f067aa0ba902b7-01" };
        sidecar.Send(request);
        Assert.Equal($"\"{trace}\"", (await sidecar.ResultAsync()).Result);
    }

    [Fact]
    public async Task Hello_NowAndThen_IsSaidWithTheToken()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        using var host = await WorkerHost.StartAsync(sidecar, _ => { }, timing: new WorkerTiming { Hello = TimeSpan.FromMilliseconds(20) });
        await Eventually.TrueAsync(() => sidecar.Calls.Count(call => call is { Method: "Hello", Token: "secret" }) > 2);
    }

    private static WorkflowRequest Start(string name, string input) => new()
    {
        InstanceId = "w",
        NewEvents =
        {
            new HistoryEvent { Timestamp = Timestamp.FromDateTime(DateTime.UnixEpoch), WorkflowStarted = new WorkflowStartedEvent() },
            new HistoryEvent { ExecutionStarted = new ExecutionStartedEvent { Name = name, Input = input } },
        },
    };

    private static ActivityRequest Activity(string name, string input) => new()
    {
        Name = name, Input = input, TaskId = 3, TaskExecutionId = "key", WorkflowInstance = new WorkflowInstance { InstanceId = "w" },
    };

    private sealed class Greeting
    {
        public string Word { get; } = "hello";
    }

    private sealed class Greet(Greeting greeting) : WorkflowActivity<string, string>
    {
        public override Task<string> RunAsync(WorkflowActivityContext context, string input) =>
            Task.FromResult($"{greeting.Word} {input}: {context.Identifier} {context.InstanceId} {context.TaskExecutionKey}");
    }

    private sealed class Unmakeable(Greeting missing) : Workflow<int, int>
    {
        public override Task<int> RunAsync(WorkflowContext context, int input) => Task.FromResult(missing.Word.Length);
    }
}
