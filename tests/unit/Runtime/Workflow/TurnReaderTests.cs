using DaprProtocol.Workflows;
using EduStream.LocalDapr.Workflow.Instances;
using EduStream.LocalDapr.Workflow.Turns;
using Xunit;

namespace EduStream.Tests.Unit.Runtime.Workflow;

public sealed class TurnReaderTests
{
    [Fact]
    public void Read_NoActions_KeepsTheTurnsEventsAndRuns()
    {
        var outcome = Read(Turn());
        Assert.Equal(2, outcome.History.Count);
        Assert.Equal((OrchestrationStatus.Running, "e1"), (outcome.Status, outcome.Execution));
    }

    [Fact]
    public void Read_ActionsAfterCompletion_AreStillDone()
    {
        var outcome = Read(Turn(), Complete(OrchestrationStatus.Completed), Schedule(1));
        Assert.Equal(OrchestrationStatus.Completed, outcome.Status);
        Assert.Single(outcome.Activities);
    }

    [Fact]
    public void Read_SecondCompletion_IsIgnored()
    {
        var outcome = Read(Turn(), Complete(OrchestrationStatus.Failed), Complete(OrchestrationStatus.Completed), Complete(OrchestrationStatus.ContinuedAsNew));
        Assert.Equal(OrchestrationStatus.Failed, outcome.Status);
        Assert.Single(outcome.History, e => e.ExecutionCompleted is not null);
        Assert.Null(outcome.Continuation);
    }

    [Fact]
    public void Read_ContinueAsNew_ForgetsWhatTheTurnScheduledAndKeepsTheParent()
    {
        var turn = Turn(parent: new ParentInstanceInfo { TaskScheduledId = 4, WorkflowInstance = new WorkflowInstance { InstanceId = "p" } });
        var outcome = Read(turn, Schedule(0), Timer(1), Complete(OrchestrationStatus.ContinuedAsNew), Schedule(2));
        Assert.Empty(outcome.History);
        Assert.Empty(outcome.Activities);
        Assert.Empty(outcome.Timers);
        var start = Assert.Single(outcome.Continuation!).ExecutionStarted;
        Assert.Equal("p", start.ParentInstance.WorkflowInstance.InstanceId);
        Assert.Equal((start.WorkflowInstance.ExecutionId, OrchestrationStatus.Running), (outcome.Execution!, outcome.Status));
        Assert.NotEqual("e1", outcome.Execution);
        Assert.Empty(outcome.Messages);
    }

    [Fact]
    public void Read_Version_MarksACopyOfTheTurnsFirstEvent()
    {
        var turn = Turn();
        var outcome = TurnReader.Read(turn, new WorkflowResponse { Version = new WorkflowVersion { Patches = { "p" } } }, TimeProvider.System);
        Assert.Equal(["p"], outcome.History[0].WorkflowStarted.Version.Patches);
        Assert.Null(turn.Events[0].WorkflowStarted.Version);
    }

    [Fact]
    public void Read_EmptyVersion_LeavesNoMark()
    {
        var outcome = TurnReader.Read(Turn(), new WorkflowResponse { Version = new WorkflowVersion() }, TimeProvider.System);
        Assert.Null(outcome.History[0].WorkflowStarted.Version);
    }

    [Fact]
    public void Read_RouterOfAnAction_KeepsItsTargetAndGetsItsSource()
    {
        var action = Schedule(0);
        action.Router = new TaskRouter { SourceAppID = "forged", TargetAppID = "other" };
        Assert.Equal(new TaskRouter { SourceAppID = "t", TargetAppID = "other" }, Read(Turn(), action).Activities[0].Router);
    }

    [Fact]
    public void Read_TimerWithoutATime_IsDueAtOnce() =>
        Assert.True(Read(Turn(), new WorkflowAction { Id = 0, CreateTimer = new CreateTimerAction() }).Timers[0].At <= TimeProvider.System.GetUtcNow());

    private static TurnOutcome Read(Turn turn, params WorkflowAction[] actions) =>
        TurnReader.Read(turn, new WorkflowResponse { Actions = { actions } }, TimeProvider.System);

    private static Turn Turn(ParentInstanceInfo? parent = null)
    {
        var start = EventFactory.At(TimeProvider.System);
        start.ExecutionStarted = new ExecutionStartedEvent
        {
            Name = "x", WorkflowInstance = new WorkflowInstance { InstanceId = "i", ExecutionId = "e1" }, ParentInstance = parent,
        };
        var turn = new Turn(new Instance(new InstanceId("t", "i"), 1) { Inbox = [new InboxEntry(1, start)] });
        turn.Open(TimeProvider.System);
        return turn;
    }

    private static WorkflowAction Schedule(int id) => new() { Id = id, ScheduleTask = new ScheduleTaskAction { Name = "a" } };

    private static WorkflowAction Timer(int id) => new() { Id = id, CreateTimer = new CreateTimerAction() };

    private static WorkflowAction Complete(OrchestrationStatus status) => new() { CompleteWorkflow = new CompleteWorkflowAction { WorkflowStatus = status } };
}
