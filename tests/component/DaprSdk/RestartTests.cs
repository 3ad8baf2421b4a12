using Dapr.Workflow;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.DaprSdk;

public sealed class RestartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_activity_that_runs_while_the_runtime_restarts_is_run_once()
    {
        var runs = 0;
        var go = new TaskCompletionSource();
        await using var host = await SdkHost.StartAsync(register: work =>
        {
            work.RegisterWorkflow<string?, string>("Long", (context, _) => context.CallActivityAsync<string>("Encode"));
            work.RegisterActivity<string?, string>("Encode", async (_, _) =>
            {
                Interlocked.Increment(ref runs);
                await go.Task;
                return "encoded";
            });
        });
        await host.Workflows.ScheduleNewWorkflowAsync("Long", "long");
        await Eventually.TrueAsync(() => runs == 1);
        await host.KillAsync();
        await host.ReviveAsync();
        go.SetResult();
        Assert.Equal("encoded", (await CompletedAsync(host, "long")).ReadOutputAs<string>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task An_activity_that_ends_while_the_runtime_is_away_is_not_run_again()
    {
        var runs = 0;
        var go = new TaskCompletionSource();
        await using var host = await SdkHost.StartAsync(register: work =>
        {
            work.RegisterWorkflow<string?, string>("Long", (context, _) => context.CallActivityAsync<string>("Encode"));
            work.RegisterActivity<string?, string>("Encode", async (_, _) =>
            {
                Interlocked.Increment(ref runs);
                await go.Task;
                return "encoded";
            });
        });
        await host.Workflows.ScheduleNewWorkflowAsync("Long", "long");
        await Eventually.TrueAsync(() => runs == 1);
        await host.KillAsync();
        go.SetResult();
        await host.ReviveAsync();
        Assert.Equal("encoded", (await CompletedAsync(host, "long")).ReadOutputAs<string>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_runtime_that_restarts_again_and_again_loses_no_step_of_many_workflows()
    {
        await using var host = await SdkHost.StartAsync(register: work =>
        {
            work.RegisterWorkflow<int, int>("Count", async (context, n) =>
            {
                var sum = 0;
                for (var i = 0; i < n; i++)
                {
                    sum += (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => context.CallActivityAsync<int>("One")))).Sum();
                    await context.CreateTimer(TimeSpan.FromMilliseconds(20));
                }

                return sum;
            });
            work.RegisterActivity<string?, int>("One", (_, _) => Task.FromResult(1));
        });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => host.Workflows.ScheduleNewWorkflowAsync("Count", $"count-{i}", 20)));
        for (var round = 0; round < 3; round++)
        {
            await host.KillAsync();
            await host.ReviveAsync();
        }

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(60, (await CompletedAsync(host, $"count-{i}")).ReadOutputAs<int>());
        }
    }

    private static async Task<WorkflowState> CompletedAsync(SdkHost host, string instanceId)
    {
        await Eventually.TrueAsync(async () => (await host.Workflows.GetWorkflowStateAsync(instanceId)).IsWorkflowCompleted, Limit);
        return await host.Workflows.GetWorkflowStateAsync(instanceId);
    }
}
