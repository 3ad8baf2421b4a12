using System.Collections.Concurrent;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

[Trait("Suite", "workflow")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int Workflows = 12;

    [Fact]
    public async Task Killed_at_any_moment_the_runtime_loses_nothing_and_uses_each_result_once()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var returned = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        var started = new ConcurrentBag<string>();
        var ids = Enumerable.Range(0, Workflows).Select(i => $"wf{i}").ToArray();
        await using var runtime = new KillableRuntime();
        for (var round = 0; round < Rounds; round++)
        {
            await runtime.StartAsync();
            await using var worker = await ChainWorker.ConnectAsync(runtime.Grpc, returned);
            await using var client = new HubClient(runtime.Grpc);
            foreach (var id in ids.Skip(round * 2).Take(2)) { _ = NoteAsync(id, client.StartAsync(id), started); }
            var enough = worker.Answers + random.Next(1, 20);
            await Eventually.TrueAsync(() => worker.Answers >= enough);
            await runtime.KillAsync();
        }

        await runtime.StartAsync();
        await using var last = await ChainWorker.ConnectAsync(runtime.Grpc, returned);
        await using var reader = new HubClient(runtime.Grpc);
        foreach (var id in ids)
        {
            // A start that was not confirmed before the kill may be missing: its caller would ask again.
            if (!started.Contains(id) && await reader.GetAsync(id) is null) { await reader.StartAsync(id); }
            var state = await reader.CompletedAsync(id);
            Assert.Equal(OrchestrationStatus.Completed, state.WorkflowStatus);
            AssertOnce(await reader.HistoryAsync(id), id, state.Output, returned);
        }
    }

    private static void AssertOnce(IReadOnlyList<HistoryEvent> history, string id, string output, ConcurrentDictionary<string, ConcurrentBag<string>> returned)
    {
        var results = history.Where(e => e.TaskCompleted is not null).Select(e => e.TaskCompleted).ToList();
        Assert.Equal([0, 1, 2, 3, 4, 7], results.Select(result => result.TaskScheduledId).Order());
        Assert.All(results, result => Assert.Contains(result.Result, returned[$"{id}/{result.TaskScheduledId}"]));
        Assert.Equal(output, string.Join(',', results.Select(result => result.Result)));
        Assert.Single(history, e => e.TimerFired is not null);
        Assert.Single(history, e => e.ChildWorkflowInstanceCompleted is not null);
        Assert.Single(history, e => e.ExecutionCompleted is not null);
    }

    private static async Task NoteAsync(string id, Task start, ConcurrentBag<string> started)
    {
        try
        {
            await start;
            started.Add(id);
        }
        catch (Exception error) when (error is GrpcException or OperationCanceledException or ObjectDisposedException) { /* killed meanwhile */ }
    }
}
