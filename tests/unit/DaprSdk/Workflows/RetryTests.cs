using Dapr.Workflow;
using DaprProtocol.Workflows;
using Xunit;
using static EduStream.Tests.Unit.DaprSdk.Workflows.Simulation;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

public sealed class RetryTests
{
    [Fact]
    public void Retry_FailsThenWorks_WaitsLongerEachTime()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("Flaky", null, Policy(3, maxSeconds: 15)));
        var first = Assert.Single(workflow.Turn().Actions).ScheduleTask.TaskExecutionId;
        var timer = Assert.Single(workflow.Turn(Failed(0, "no")).Actions).CreateTimer;
        Assert.Equal((12, first), (timer.FireAt.ToDateTime().Second, timer.ActivityRetry.TaskExecutionId));
        Assert.NotEqual(first, Assert.Single(workflow.Turn(Fired(1)).Actions).ScheduleTask.TaskExecutionId);
        // 20 s by the coefficient, 15 s by the limit.
        Assert.Equal(4 + 15, Assert.Single(workflow.Turn(Failed(2, "no")).Actions).CreateTimer.FireAt.ToDateTime().Second);
        workflow.Turn(Fired(3));
        workflow.Turn(Completed(4, "\"ok\""));
        Assert.Equal("\"ok\"", workflow.End!.Result);
    }

    [Fact]
    public void Retry_NeverWorks_ThrowsTheLastFailure()
    {
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("Flaky", null, Policy(2)));
        workflow.Turn();
        workflow.Turn(Failed(0, "first"));
        workflow.Turn(Fired(1));
        workflow.Turn(Failed(2, "second"));
        Assert.Equal("Task failed: second", workflow.End!.FailureDetails.ErrorMessage);
    }

    [Fact]
    public void Retry_TimeIsUp_IsNotTriedAgain()
    {
        var policy = new WorkflowTaskOptions(new WorkflowRetryPolicy(9, TimeSpan.FromSeconds(1), retryTimeout: TimeSpan.FromSeconds(1)));
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("Flaky", null, policy));
        workflow.Turn();
        workflow.Turn(Failed(0, "late"));
        Assert.Equal("Task failed: late", workflow.End!.FailureDetails.ErrorMessage);
    }

    [Fact]
    public void Retry_Child_KeepsItsIdAndSaysSo()
    {
        var options = new ChildWorkflowTaskOptions(RetryPolicy: Policy(2).RetryPolicy);
        var workflow = new Simulation(async context => await context.CallChildWorkflowAsync<string>("Child", null, options));
        var id = Assert.Single(workflow.Turn().Actions).CreateChildWorkflow.InstanceId;
        Assert.Equal(id, Assert.Single(workflow.Turn(ChildFailed(0)).Actions).CreateTimer.ChildWorkflowRetry.InstanceId);
        Assert.Equal(id, Assert.Single(workflow.Turn(Fired(1)).Actions).CreateChildWorkflow.InstanceId);
        workflow.Turn(ChildFailed(2));
        Assert.Equal("Child workflow 'Child' failed", workflow.End!.FailureDetails.ErrorMessage);
    }

    [Fact]
    public void Retry_HugeCoefficient_StaysAtimeThatExists()
    {
        var policy = new WorkflowTaskOptions(new WorkflowRetryPolicy(3, TimeSpan.FromHours(1), 1e300));
        var workflow = new Simulation(async context => await context.CallActivityAsync<string>("Flaky", null, policy));
        workflow.Turn();
        workflow.Turn(Failed(0, "no"));
        workflow.Turn(Fired(1));
        Assert.Equal(2027, Assert.Single(workflow.Turn(Failed(2, "no")).Actions).CreateTimer.FireAt.ToDateTime().Year);
    }

    [Theory]
    [InlineData(0, 1, 1, null, null)]
    [InlineData(1, 0, 1, null, null)]
    [InlineData(1, 1, 0.5, null, null)]
    [InlineData(1, 10, 1, 5, null)]
    [InlineData(1, 10, 1, null, 5)]
    public void Policy_OutOfRange_IsRefused(int attempts, int first, double coefficient, int? max, int? timeout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkflowRetryPolicy(
            attempts,
            TimeSpan.FromSeconds(first),
            coefficient,
            max is { } m ? TimeSpan.FromSeconds(m) : null,
            timeout is { } t ? TimeSpan.FromSeconds(t) : null));

    private static WorkflowTaskOptions Policy(int attempts, int? maxSeconds = null) =>
        new(new WorkflowRetryPolicy(attempts, TimeSpan.FromSeconds(10), 2, maxSeconds is { } max ? TimeSpan.FromSeconds(max) : null));

    private static HistoryEvent ChildFailed(int step) => new()
    {
        ChildWorkflowInstanceFailed = new ChildWorkflowInstanceFailedEvent { TaskScheduledId = step, FailureDetails = new TaskFailureDetails { ErrorType = "X", ErrorMessage = "child broke" } },
    };
}
