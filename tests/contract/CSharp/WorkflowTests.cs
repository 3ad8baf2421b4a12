using Dapr.Workflow;
using EduStream.Testing;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.CSharp;

public sealed class WorkflowTests
{
    public static TheoryData<string> Runtimes => RuntimesUnderTest.Present;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly WorkflowTaskOptions Retry = new(new WorkflowRetryPolicy(3, TimeSpan.FromMilliseconds(50), 2));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_workflow_of_every_kind_of_step_runs_to_its_end(string runtime)
    {
        var tries = 0;
        await using var host = await SdkApp.StartAsync(runtime, register: work =>
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

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_workflow_that_starts_over_keeps_what_was_not_read(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, register: work => work.RegisterWorkflow<int, int>("Loop", async (context, round) =>
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

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_workflow_can_be_held_resumed_and_ended_from_outside(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, register: work => work.RegisterWorkflow<string?, string>("Wait", async (context, _) =>
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

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_failure_that_no_retry_cures_is_told_with_its_reason(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, register: work =>
        {
            work.RegisterWorkflow<string?, string>("Fails", (context, _) => context.CallActivityAsync<string>("Broken", null, Retry));
            work.RegisterActivity<string?, string>("Broken", (_, _) => throw new IOException("disk full"));
        });
        await host.Workflows.ScheduleNewWorkflowAsync("Fails", "fails");
        var state = await host.Workflows.WaitForWorkflowCompletionAsync("fails").WaitAsync(Limit);
        Assert.Equal((WorkflowRuntimeStatus.Failed, "Task failed: disk full"), (state.RuntimeStatus, state.FailureDetails?.ErrorMessage));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Whichever_comes_first_of_an_event_a_timer_and_a_limit_decides(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, register: work =>
        {
            work.RegisterWorkflow<string?, string>("Race", async (context, _) =>
            {
                using var rest = new CancellationTokenSource();
                var timer = context.CreateTimer(TimeSpan.FromDays(1), rest.Token);
                var word = context.WaitForExternalEventAsync<string>("word");
                var first = await Task.WhenAny(timer, word);
                rest.Cancel();
                return first == word ? await word : "late";
            });
            work.RegisterWorkflow<string?, string>("Limited", async (context, _) =>
            {
                try { return await context.WaitForExternalEventAsync<string>("never", TimeSpan.FromMilliseconds(200)); }
                catch (TaskCanceledException) { return "gave up"; }
            });
        });
        await host.Workflows.ScheduleNewWorkflowAsync("Race", "race");
        // Raised before anybody waits, most likely: it is kept.
        await host.Workflows.RaiseEventAsync("race", "WORD", "first");
        await host.Workflows.ScheduleNewWorkflowAsync("Limited", "limited");
        Assert.Equal("first", (await host.Workflows.WaitForWorkflowCompletionAsync("race").WaitAsync(Limit)).ReadOutputAs<string>());
        Assert.Equal("gave up", (await host.Workflows.WaitForWorkflowCompletionAsync("limited").WaitAsync(Limit)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_failed_child_is_caught_and_a_terminated_parent_takes_its_child_along(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, register: work =>
        {
            work.RegisterWorkflow<string?, string>("Catches", async (context, _) =>
            {
                try { return await context.CallChildWorkflowAsync<string>("Breaks"); }
                catch (WorkflowTaskFailedException failure) { return failure.FailureDetails.ErrorMessage; }
            });
            work.RegisterWorkflow<string?, string>("Breaks", (context, _) => context.CallActivityAsync<string>("Broken"));
            work.RegisterWorkflow<string?, string>("Parent", (context, _) => context.CallChildWorkflowAsync<string>("Waits", null, new ChildWorkflowTaskOptions("the-child")));
            work.RegisterWorkflow<string?, string>("Waits", (context, _) => context.WaitForExternalEventAsync<string>("never"));
            work.RegisterActivity<string?, string>("Broken", (_, _) => throw new IOException("disk full"));
        });
        await host.Workflows.ScheduleNewWorkflowAsync("Catches", "catches");
        Assert.Contains("disk full", (await host.Workflows.WaitForWorkflowCompletionAsync("catches").WaitAsync(Limit)).ReadOutputAs<string>(), StringComparison.Ordinal);

        await host.Workflows.ScheduleNewWorkflowAsync("Parent", "the-parent");
        await Eventually.TrueAsync(async () => (await host.Workflows.GetWorkflowStateAsync("the-child")).RuntimeStatus == WorkflowRuntimeStatus.Running);
        await host.Workflows.TerminateWorkflowAsync("the-parent");
        Assert.Equal(WorkflowRuntimeStatus.Terminated, (await host.Workflows.WaitForWorkflowCompletionAsync("the-parent").WaitAsync(Limit)).RuntimeStatus);
        await Eventually.TrueAsync(async () => (await host.Workflows.GetWorkflowStateAsync("the-child")).RuntimeStatus == WorkflowRuntimeStatus.Terminated);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_start_time_holds_a_workflow_back_and_a_patch_is_remembered(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, register: work =>
        {
            work.RegisterWorkflow<string?, DateTime>("Later", (context, _) => Task.FromResult(context.CurrentUtcDateTime));
            work.RegisterWorkflow<string?, bool>("Patched", async (context, _) =>
            {
                var patched = context.IsPatched("new-step");
                await context.CreateTimer(TimeSpan.FromMilliseconds(50));
                return patched && context.IsPatched("new-step");
            });
        });
        var due = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2);
        await host.Workflows.ScheduleNewWorkflowAsync("Later", "later", null, due);
        await host.Workflows.ScheduleNewWorkflowAsync("Patched", "patched");
        Assert.True((await host.Workflows.WaitForWorkflowCompletionAsync("patched").WaitAsync(Limit)).ReadOutputAs<bool>());
        var ran = (await host.Workflows.WaitForWorkflowCompletionAsync("later").WaitAsync(Limit)).ReadOutputAs<DateTime>();
        Assert.True(ran.ToUniversalTime() >= due.AddMilliseconds(-50), $"ran at {ran:O}, due at {due:O}");
    }
}
