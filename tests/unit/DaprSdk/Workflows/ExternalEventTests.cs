using DaprProtocol.Workflows;
using Xunit;
using static EduStream.Tests.Unit.DaprSdk.Workflows.Simulation;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class ExternalEventTests
{
    [Fact]
    public void Event_WaitedFor_ArrivesWhateverItsCase()
    {
        var workflow = new Simulation(async context => await context.WaitForExternalEventAsync<string>("approval"));
        Assert.Empty(workflow.Turn().Actions);
        workflow.Turn(Raised("other", "\"no\""));
        workflow.Turn(Raised("APPROVAL", "\"yes\""));
        Assert.Equal("\"yes\"", workflow.End!.Result);
    }

    [Fact]
    public void Event_BeforeAnybodyWaits_IsKeptInOrder()
    {
        var workflow = new Simulation(async context =>
        {
            await context.CallActivityAsync("First");
            return await context.WaitForExternalEventAsync<int>("n") * 10 + await context.WaitForExternalEventAsync<int>("n");
        });
        workflow.Turn(Raised("n", "1"));
        workflow.Turn(Raised("n", "2"));
        workflow.Turn(Completed(0, ""));
        Assert.Equal("12", workflow.End!.Result);
    }

    [Fact]
    public void Event_WithinItsTime_LeavesTheTimerBehind()
    {
        var workflow = new Simulation(async context => await context.WaitForExternalEventAsync<string>("approval", TimeSpan.FromSeconds(30)));
        var timer = Assert.Single(workflow.Turn().Actions).CreateTimer;
        Assert.Equal(("approval", 31), (timer.ExternalEvent.Name, timer.FireAt.ToDateTime().Second));
        workflow.Turn(Raised("approval", "\"yes\""), Fired(0));
        Assert.Equal("\"yes\"", workflow.End!.Result);
    }

    [Fact]
    public void Event_TooLate_ThrowsAndGoesToTheNextWaiter()
    {
        var workflow = new Simulation(async context =>
        {
            await Assert.ThrowsAsync<TaskCanceledException>(() => context.WaitForExternalEventAsync<string>("approval", TimeSpan.FromSeconds(30)));
            return await context.WaitForExternalEventAsync<string>("approval");
        });
        workflow.Turn();
        workflow.Turn(Fired(0));
        workflow.Turn(Raised("approval", "\"late\""));
        Assert.Equal("\"late\"", workflow.End!.Result);
    }

    [Fact]
    public void Event_NoTimeAtAll_ThrowsWithoutTimer()
    {
        var workflow = new Simulation(async context => await context.WaitForExternalEventAsync<string>("approval", TimeSpan.Zero));
        Assert.Equal(OrchestrationStatus.Failed, Assert.Single(workflow.Turn().Actions).CompleteWorkflow.WorkflowStatus);
    }

    [Fact]
    public void Event_UnlimitedTime_TimerIsAtTheEndOfTime()
    {
        var workflow = new Simulation(async context => await context.WaitForExternalEventAsync<string>("approval", Timeout.InfiniteTimeSpan));
        Assert.Equal(253402300799, Assert.Single(workflow.Turn().Actions).CreateTimer.FireAt.Seconds);
    }

    [Fact]
    public void ContinueAsNew_UnreadEvents_GoAlongUnlessToldOtherwise()
    {
        foreach (var keep in new[] { true, false })
        {
            var workflow = new Simulation(async context =>
            {
                await context.WaitForExternalEventAsync<string>("go");
                context.ContinueAsNew(41, keep);
                return null;
            });
            workflow.Turn();
            workflow.Turn(Raised("go"), Raised("later", "1"));
            var action = Assert.Single(workflow.Last.Actions);
            Assert.Equal((OrchestrationStatus.ContinuedAsNew, "41"), (action.CompleteWorkflow.WorkflowStatus, action.CompleteWorkflow.Result));
            Assert.Equal(keep ? ["later"] : [], action.CompleteWorkflow.CarryoverEvents.Select(raised => raised.EventRaised.Name));
        }
    }
}
