using Dapr.Workflow;
using DaprProtocol.Workflows;
using Xunit;
using static EduStream.Tests.Unit.DaprSdk.Workflows.Simulation;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class TurnTests
{
    [Fact]
    public void Activities_InParallel_AreScheduledAtOnceAndJoinInAnyOrder()
    {
        var workflow = new Simulation(async context =>
            string.Concat(await Task.WhenAll(Enumerable.Range(0, 3).Select(i => context.CallActivityAsync<string>("Part", i)))));
        Assert.Equal(["0", "1", "2"], workflow.Turn().Actions.Select(action => action.ScheduleTask.Input));
        Assert.Empty(workflow.Turn(Completed(2, "\"c\"")).Actions);
        workflow.Turn(Completed(0, "\"a\""), Completed(1, "\"b\""));
        Assert.Equal("\"abc\"", workflow.End!.Result);
    }

    [Fact]
    public void WhenAny_TimerAgainstActivity_FirstOneWins()
    {
        var workflow = new Simulation(async context =>
        {
            using var cancel = new CancellationTokenSource();
            var work = context.CallActivityAsync<string>("Slow");
            var limit = context.CreateTimer(TimeSpan.FromMinutes(1), cancel.Token);
            return await Task.WhenAny(work, limit) == limit ? "late" : await work;
        });
        workflow.Turn();
        workflow.Turn(Fired(1));
        Assert.Equal("\"late\"", workflow.End!.Result);
    }

    [Fact]
    public void Failure_NotCaught_FailsTheWorkflow()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("Broken"));
        workflow.Turn();
        workflow.Turn(Failed(0, "disk full"));
        Assert.Equal(OrchestrationStatus.Failed, workflow.End!.WorkflowStatus);
        Assert.Equal(
            ("Dapr.Workflow.WorkflowTaskFailedException", "Task failed: disk full", true),
            (workflow.End.FailureDetails.ErrorType, workflow.End.FailureDetails.ErrorMessage, workflow.End.FailureDetails.IsNonRetriable));
    }

    [Fact]
    public void Failure_Caught_HasItsDetails()
    {
        var workflow = new Simulation(async context =>
        {
            var error = await Assert.ThrowsAsync<WorkflowTaskFailedException>(() => context.CallActivityAsync("Broken"));
            return $"{error.FailureDetails} {error.FailureDetails.IsCausedBy<Exception>()} {error.FailureDetails.IsCausedBy<IOException>()}";
        });
        workflow.Turn();
        workflow.Turn(Failed(0, "disk full"));
        Assert.Equal("\"System.Exception: disk full True False\"", workflow.End!.Result);
    }

    [Fact]
    public void Time_AfterEachTurn_IsThatOfTheTurnAlsoOnReplay()
    {
        var workflow = new Simulation(async context =>
        {
            var first = context.CurrentUtcDateTime;
            await context.CallActivityAsync("Step");
            var second = context.CurrentUtcDateTime;
            await context.CallActivityAsync("Step");
            return (second - first).TotalSeconds;
        });
        workflow.Turn();
        workflow.Turn(Completed(0, ""));
        workflow.Turn(Completed(1, ""));
        Assert.Equal("1", workflow.End!.Result);
    }

    [Fact]
    public void Result_Null_IsTheEmptyText()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string?>("Nothing", null));
        Assert.Equal("", Assert.Single(workflow.Turn().Actions).ScheduleTask.Input);
        workflow.Turn(Completed(0, ""));
        Assert.Equal("", workflow.End!.Result);
    }

    [Fact]
    public void Terminate_InTheMiddle_EndsWithTheGivenOutput()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("Slow"));
        workflow.Turn();
        workflow.Turn(Terminated("\"enough\""), Completed(0, "\"x\""));
        Assert.Equal((OrchestrationStatus.Terminated, "\"enough\""), (workflow.End!.WorkflowStatus, workflow.End.Result));
    }

    [Fact]
    public void Step_OfAnotherApp_IsRoutedThere()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("A", null, new WorkflowTaskOptions(TargetAppId: "other")));
        var action = Assert.Single(workflow.Turn().Actions);
        Assert.Equal(new TaskRouter { SourceAppID = "app", TargetAppID = "other" }, action.Router);
        Assert.Equal(action.Router, action.ScheduleTask.Router);
    }

    [Fact]
    public void Step_HandingHistoryOn_IsRefused()
    {
        var workflow = new Simulation(async context =>
            await context.CallActivityAsync<string>("A", null, new WorkflowTaskOptions(PropagationScope: HistoryPropagationScope.Lineage)));
        workflow.Turn();
        Assert.Equal("System.NotSupportedException", workflow.End!.FailureDetails.ErrorType);
    }

    [Fact]
    public void Timer_WithLocalTime_IsRefused()
    {
        var workflow = new Simulation(async context =>
        {
            await context.CreateTimer(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local), default);
            return null;
        });
        workflow.Turn();
        Assert.Equal("System.ArgumentException", workflow.End!.FailureDetails.ErrorType);
    }

    [Fact]
    public void Status_LastOneSet_IsSentOnEachTurn()
    {
        var workflow = new Simulation(async context =>
        {
            context.SetCustomStatus(new { Stage = 1 });
            await context.CallActivityAsync("A");
            context.SetCustomStatus(new { Stage = 2 });
            return await context.CallActivityAsync<string>("B");
        });
        Assert.Equal("{\"stage\":1}", workflow.Turn().CustomStatus);
        Assert.Equal("{\"stage\":2}", workflow.Turn(Completed(0, "")).CustomStatus);
        Assert.Equal("{\"stage\":2}", workflow.Turn(Completed(1, "")).CustomStatus);
    }

    [Fact]
    public void Completion_Twice_CountsOnce()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<int>("A") + await context.CallActivityAsync<int>("B"));
        workflow.Turn();
        workflow.Turn(Completed(0, "1"), Completed(0, "5"), Completed(77, "9"));
        workflow.Turn(Completed(1, "2"));
        Assert.Equal("3", workflow.End!.Result);
    }
}
