using Dapr.Workflow;
using DaprProtocol.Workflows;
using Microsoft.Extensions.Logging;
using Xunit;
using static EduStream.Tests.Unit.DaprSdk.Workflows.Simulation;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class DeterminismTests
{
    [Fact]
    public void Replay_CodeAsksForAnotherActivity_FailsAndNamesBoth() => Changed(
        async context => await context.CallActivityAsync<string>("A"),
        async context => await context.CallActivityAsync<string>("B"),
        "Step 0 was activity 'A' when this workflow first ran; now the code asks for activity 'B'.");

    [Fact]
    public void Replay_CodeAsksForLess_Fails() => Changed(
        async context => await context.CallActivityAsync<string>("A"),
        _ => Task.FromResult<object?>("done"),
        "Step 0 was activity 'A' when this workflow first ran; now the code asks for no such step.");

    [Fact]
    public void Replay_TimerInsteadOfChild_Fails() => Changed(
        async context => await context.CallChildWorkflowAsync<string>("C"),
        async context =>
        {
            await context.CreateTimer(TimeSpan.FromSeconds(1));
            return null;
        },
        "Step 0 was child workflow 'C' when this workflow first ran; now the code asks for a timer.");

    [Fact]
    public void Turn_AwaitsWhatIsNotDurable_Fails()
    {
        var never = new TaskCompletionSource();
        var workflow = new Simulation(async _ =>
        {
            await never.Task;
            return null;
        });
        workflow.Turn();
        Assert.Contains("waits for something that no history can hold", workflow.End!.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Turn_CallsItsContextFromAnotherThread_Fails()
    {
        var workflow = new Simulation(context =>
        {
            var elsewhere = new Thread(() => Assert.ThrowsAny<Exception>(() => { _ = context.CallActivityAsync("A"); }));
            elsewhere.Start();
            elsewhere.Join();
            return Task.FromResult<object?>("done");
        });
        workflow.Turn();
        Assert.Equal(OrchestrationStatus.Failed, workflow.End!.WorkflowStatus);
    }

    [Fact]
    public void Turn_GoesOnFromAnotherThread_Fails()
    {
        var gate = new TaskCompletionSource();
        var workflow = new Simulation(async context =>
        {
            var slow = context.CallActivityAsync("A");
            var other = AwaitAsync(gate.Task);
            var elsewhere = new Thread(gate.SetResult);
            elsewhere.Start();
            elsewhere.Join();
            await Task.WhenAll(slow, other);
            return null;
        });
        workflow.Turn();
        Assert.Contains("left its own thread", workflow.End!.FailureDetails.ErrorMessage, StringComparison.Ordinal);

        static async Task AwaitAsync(Task task) => await task;
    }

    [Fact]
    public void Guids_OnReplay_AreTheSameAndDiffer()
    {
        var seen = new List<Guid>();
        var workflow = new Simulation(async context =>
        {
            seen.AddRange([context.NewGuid(), context.NewGuid()]);
            await context.CallActivityAsync("A");
            return null;
        });
        workflow.Turn();
        workflow.Turn(Completed(0, ""));
        Assert.Equal(seen[..2], seen[2..]);
        Assert.Equal(2, seen.Distinct().Count());
    }

    [Fact]
    public void Patch_RunningInstance_KeepsTheOldWayAndNewOnesTakeTheNew()
    {
        static async Task<object?> Old(WorkflowContext context)
        {
            await context.CallActivityAsync("A");
            return "old";
        }

        static async Task<object?> New(WorkflowContext context)
        {
            var patched = context.IsPatched("two-steps");
            await context.CallActivityAsync("A");
            return patched ? "new" : "old";
        }

        var running = new Simulation(Old);
        Assert.Null(running.Turn().Version);
        running.Code = New;
        Assert.Null(running.Turn(Completed(0, "")).Version);
        Assert.Equal("\"old\"", running.End!.Result);

        var fresh = new Simulation(New);
        Assert.Equal(("Simulated", "two-steps"), (fresh.Turn().Version.Name, Assert.Single(fresh.Last.Version.Patches)));
        fresh.Turn(Completed(0, ""));
        Assert.Equal("\"new\"", fresh.End!.Result);
    }

    [Fact]
    public void Log_OnReplay_IsSilent()
    {
        using var lines = new Lines();
        var workflow = new Simulation(
            async context =>
            {
                var logger = context.CreateReplaySafeLogger<DeterminismTests>();
                logger.Log(LogLevel.Information, default, "before", null, (text, _) => text);
                await context.CallActivityAsync("A");
                logger.Log(LogLevel.Information, default, "after", null, (text, _) => text);
                return null;
            },
            loggers: LoggerFactory.Create(logging => logging.AddProvider(lines)));
        workflow.Turn();
        workflow.Turn(Completed(0, ""));
        Assert.Equal(["before", "after"], lines.All);
    }

    private static void Changed(Func<WorkflowContext, Task<object?>> before, Func<WorkflowContext, Task<object?>> after, string message)
    {
        var workflow = new Simulation(before);
        workflow.Turn();
        workflow.Code = after;
        workflow.Turn(Raised("anything"));
        Assert.Equal(OrchestrationStatus.Failed, workflow.End!.WorkflowStatus);
        Assert.StartsWith(message, workflow.End.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
