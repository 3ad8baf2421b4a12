using Dapr.Workflow;
using Dapr.Workflow.Worker.Replay;
using DaprProtocol.Workflows;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

/// <summary>A runtime in a few lines: keeps the history of one instance and replays all of it on each turn, as the real one does.</summary>
internal sealed class Simulation(Func<WorkflowContext, Task<object?>> run, string? input = null, ILoggerFactory? loggers = null)
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<HistoryEvent> _past = [];
    private DateTime _now = Start;
    private bool _started;

    /// <summary>What the workflow runs; may be replaced, as by a new version of the app.</summary>
    public Func<WorkflowContext, Task<object?>> Code { get; set; } = run;

    public WorkflowResponse Last { get; private set; } = new();

    public CompleteWorkflowAction? End => Last.Actions.LastOrDefault()?.CompleteWorkflow;

    public IReadOnlyList<HistoryEvent> Past => _past;

    /// <summary>Runs one turn with these news; the first one starts the workflow.</summary>
    public WorkflowResponse Turn(params HistoryEvent[] news)
    {
        _now += TimeSpan.FromSeconds(1);
        List<HistoryEvent> fresh = [new() { EventId = -1, WorkflowStarted = new WorkflowStartedEvent() }];
        if (!_started)
        {
            fresh.Add(new HistoryEvent { ExecutionStarted = new ExecutionStartedEvent { Name = "Simulated", Input = input }, Router = new TaskRouter { SourceAppID = "app" } });
            _started = true;
        }

        fresh.AddRange(news);
        fresh.ForEach(step => step.Timestamp = Timestamp.FromDateTime(_now));
        var request = new WorkflowRequest { InstanceId = "instance" };
        request.NewEvents.AddRange(fresh);
        Last = Dapr.Workflow.Worker.Replay.Turn.Run(
            TurnStart.Of(request, _past)!, new Delegated(context => Code(context)), _past, fresh, loggers ?? NullLoggerFactory.Instance);
        if (Last.Version is { } version)
        {
            fresh[0].WorkflowStarted.Version = version;
        }

        _past.AddRange(fresh);
        _past.AddRange(Last.Actions.Select(Recorded).OfType<HistoryEvent>());
        return Last;
    }

    public static HistoryEvent Completed(int step, string result) => new() { TaskCompleted = new TaskCompletedEvent { TaskScheduledId = step, Result = result } };

    public static HistoryEvent Failed(int step, string message) =>
        new() { TaskFailed = new TaskFailedEvent { TaskScheduledId = step, FailureDetails = new TaskFailureDetails { ErrorType = "System.Exception", ErrorMessage = message } } };

    public static HistoryEvent Fired(int step) => new() { TimerFired = new TimerFiredEvent { TimerId = step } };

    public static HistoryEvent Raised(string name, string payload = "") => new() { EventRaised = new EventRaisedEvent { Name = name, Input = payload } };

    public static HistoryEvent Suspended() => new() { ExecutionSuspended = new ExecutionSuspendedEvent() };

    public static HistoryEvent Resumed() => new() { ExecutionResumed = new ExecutionResumedEvent() };

    public static HistoryEvent Terminated(string output) => new() { ExecutionTerminated = new ExecutionTerminatedEvent { Input = output } };

    private static HistoryEvent? Recorded(WorkflowAction action) => action.WorkflowActionTypeCase switch
    {
        WorkflowAction.WorkflowActionTypeOneofCase.ScheduleTask =>
            new() { EventId = action.Id, TaskScheduled = new TaskScheduledEvent { Name = action.ScheduleTask.Name } },
        WorkflowAction.WorkflowActionTypeOneofCase.CreateTimer =>
            new() { EventId = action.Id, TimerCreated = new TimerCreatedEvent { FireAt = action.CreateTimer.FireAt } },
        WorkflowAction.WorkflowActionTypeOneofCase.CreateChildWorkflow =>
            new() { EventId = action.Id, ChildWorkflowInstanceCreated = new ChildWorkflowInstanceCreatedEvent { Name = action.CreateChildWorkflow.Name } },
        _ => null,
    };

    private sealed class Delegated(Func<WorkflowContext, Task<object?>> run) : Workflow<string, object?>
    {
        public override Task<object?> RunAsync(WorkflowContext context, string input) => run(context);
    }
}
