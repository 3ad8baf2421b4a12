using Dapr.Workflow;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.DaprSdk;

public sealed class WorkflowTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly WorkflowTaskOptions Retry = new(new WorkflowRetryPolicy(3, TimeSpan.FromMilliseconds(50), 2));

    [Fact]
    public async Task A_workflow_of_every_kind_of_step_runs_to_its_end()
    {
        var tries = 0;
        await using var host = await SdkHost.StartAsync(register: work =>
        {
            work.RegisterWorkflow<int, string>("Whole", async (context, n) =>
            {
                context.SetCustomStatus("counting");
                var squares = await Task.WhenAll(Enumerable.Range(1, n).Select(i => context.CallActivityAsync<int>("Square", i)));
                var flaky = await context.CallActivityAsync<string>("Flaky", null, Retry);
                await context.CreateTimer(TimeSpan.FromMilliseconds(100));
                context.SetCustomStatus("waiting");
                var word = await context.WaitForExternalEventAsync<string>("word", Limit);
                var child = await context.CallChildWorkflowAsync<string>("Child", word, new ChildWorkflowTaskOptions("whole-child"));
                return $"{squares.Sum()} {flaky} {child}";
            });
            work.RegisterWorkflow<string, string>("Child", async (context, word) => await context.CallActivityAsync<string>("Shout", word));
            work.RegisterActivity<int, int>("Square", (_, n) => Task.FromResult(n * n));
            work.RegisterActivity<string, string>("Shout", (_, word) => Task.FromResult(word.ToUpperInvariant()));
            work.RegisterActivity<string?, string>("Flaky", (_, _) => ++tries < 3 ? throw new IOException("not yet") : Task.FromResult($"try{tries}"));
        });
        Assert.Equal("whole", await host.Workflows.ScheduleNewWorkflowAsync("Whole", "whole", 20));
        await Eventually.TrueAsync(async () => (await host.Workflows.GetWorkflowStateAsync("whole")).ReadCustomStatusAs<string>() == "waiting");
        await host.Workflows.RaiseEventAsync("whole", "Word", "hi");
        var state = await host.Workflows.WaitForWorkflowCompletionAsync("whole").WaitAsync(Limit);
        Assert.Equal((WorkflowRuntimeStatus.Completed, "2870 try3 HI"), (state.RuntimeStatus, state.ReadOutputAs<string>()));
        Assert.Equal("HI", (await host.Workflows.GetWorkflowStateAsync("whole-child")).ReadOutputAs<string>());
        Assert.True(await host.Workflows.PurgeInstanceAsync("whole"));
        Assert.False((await host.Workflows.GetWorkflowStateAsync("whole")).Exists);
    }

    [Fact]
    public async Task A_workflow_that_starts_over_keeps_what_was_not_read()
    {
        await using var host = await SdkHost.StartAsync(register: work => work.RegisterWorkflow<int, int>("Loop", async (context, round) =>
        {
            var more = await context.WaitForExternalEventAsync<int>("add");
            if (round + more < 6)
            {
                context.ContinueAsNew(round + more);
                return 0;
            }

            return round + more;
        }));
        await host.Workflows.ScheduleNewWorkflowAsync("Loop", "loop", 0);
        foreach (var more in (int[])[1, 2, 3])
        {
            await host.Workflows.RaiseEventAsync("loop", "add", more);
        }

        Assert.Equal(6, (await host.Workflows.WaitForWorkflowCompletionAsync("loop").WaitAsync(Limit)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_workflow_can_be_held_resumed_and_ended_from_outside()
    {
        await using var host = await SdkHost.StartAsync(register: work => work.RegisterWorkflow<string?, string>("Wait", async (context, _) =>
        {
            await context.WaitForExternalEventAsync<string>("first");
            context.SetCustomStatus("second");
            return await context.WaitForExternalEventAsync<string>("second");
        }));
        await host.Workflows.ScheduleNewWorkflowAsync("Wait", "wait");
        await host.Workflows.SuspendWorkflowAsync("wait");
        await Eventually.TrueAsync(async () => (await host.Workflows.GetWorkflowStateAsync("wait")).RuntimeStatus == WorkflowRuntimeStatus.Suspended);
        await host.Workflows.RaiseEventAsync("wait", "first");
        await host.Workflows.ResumeWorkflowAsync("wait");
        await Eventually.TrueAsync(async () => (await host.Workflows.GetWorkflowStateAsync("wait")).ReadCustomStatusAs<string>() == "second");
        await host.Workflows.TerminateWorkflowAsync("wait", "enough");
        Assert.Equal(WorkflowRuntimeStatus.Terminated, (await host.Workflows.WaitForWorkflowCompletionAsync("wait").WaitAsync(Limit)).RuntimeStatus);
    }

    [Fact]
    public async Task A_failure_that_no_retry_cures_is_told_with_its_reason()
    {
        await using var host = await SdkHost.StartAsync(register: work =>
        {
            work.RegisterWorkflow<string?, string>("Fails", (context, _) => context.CallActivityAsync<string>("Broken", null, Retry));
            work.RegisterActivity<string?, string>("Broken", (_, _) => throw new IOException("disk full"));
        });
        await host.Workflows.ScheduleNewWorkflowAsync("Fails", "fails");
        var state = await host.Workflows.WaitForWorkflowCompletionAsync("fails").WaitAsync(Limit);
        Assert.Equal((WorkflowRuntimeStatus.Failed, "Task failed: disk full"), (state.RuntimeStatus, state.FailureDetails?.ErrorMessage));
    }
}
