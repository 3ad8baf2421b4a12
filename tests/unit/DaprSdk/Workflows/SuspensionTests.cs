using Xunit;
using static EduStream.Tests.Unit.DaprSdk.Workflows.Simulation;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class SuspensionTests
{
    [Fact]
    public void Suspended_NewsArrive_AreHeldUntilResumed()
    {
        var workflow = new Simulation(async context =>
        {
            await context.CallActivityAsync("A");
            await context.WaitForExternalEventAsync<string>("go");
            await context.CallActivityAsync("B");
            return "done";
        });
        workflow.Turn();
        Assert.Empty(workflow.Turn(Suspended()).Actions);
        Assert.Empty(workflow.Turn(Completed(0, "")).Actions);
        Assert.Empty(workflow.Turn(Raised("go")).Actions);
        Assert.Equal("B", Assert.Single(workflow.Turn(Resumed()).Actions).ScheduleTask.Name);
        workflow.Turn(Completed(1, ""));
        Assert.Equal("\"done\"", workflow.End!.Result);
    }

    [Fact]
    public void Suspended_InTheTurnThatScheduled_TakesNoteOfWhatWasWrittenDown()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("A"));
        Assert.Single(workflow.Turn(Suspended()).Actions);
        Assert.Empty(workflow.Turn(Completed(0, "\"x\"")).Actions);
        workflow.Turn(Resumed());
        Assert.Equal("\"x\"", workflow.End!.Result);
    }

    [Fact]
    public void Suspended_Twice_OneResumeIsEnough()
    {
        var workflow = new Simulation(async context => await context.WaitForExternalEventAsync<string>("go"));
        workflow.Turn(Suspended(), Suspended());
        workflow.Turn(Raised("go", "\"x\""));
        workflow.Turn(Resumed());
        Assert.Equal("\"x\"", workflow.End!.Result);
    }

    [Fact]
    public void Suspended_Terminated_Ends()
    {
        var workflow = new Simulation(async context => await context.WaitForExternalEventAsync<string>("go"));
        workflow.Turn(Suspended());
        workflow.Turn(Terminated(""));
        Assert.NotNull(workflow.End);
    }
}
