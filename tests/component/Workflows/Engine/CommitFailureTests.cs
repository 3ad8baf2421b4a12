using DaprProtocol.Workflows;
using EduStream.LocalDapr.Storage;
using EduStream.LocalDapr.Workflow;
using EduStream.LocalDapr.Workflow.Dispatch;
using EduStream.LocalDapr.Workflow.Instances;
using EduStream.LocalDapr.Workflow.Storage;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

/// <summary>The engine on a database that refuses to write for a while.</summary>
[Trait("Suite", "workflow")]
public sealed class CommitFailureTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("edustream-commits-").FullName;
    private readonly Database _database;
    private readonly WorkflowEngine _engine;
    private readonly InstanceDesk _instances;
    private readonly WorkerDesk _workers;
    private readonly WorkerStream _worker;

    public CommitFailureTests()
    {
        _database = Database.Open(_folder, [WorkflowSchema.Part]);
        _engine = new WorkflowEngine(_database, TimeProvider.System, NullLogger.Instance);
        (_instances, _workers) = (new InstanceDesk(_engine), new WorkerDesk(_engine, NullLogger.Instance));
        _worker = _workers.Connect("t");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_turn_whose_commit_fails_leaves_no_trace_and_is_asked_for_again()
    {
        await StartAsync();
        var turn = await NextAsync();
        await WhileBrokenAsync("workflow_history", () => Assert.ThrowsAsync<SqlException>(() => CompleteAsync(turn, Act.Schedule(0, "a"))));
        Assert.Empty(_instances.History(new InstanceId("t", "wf"))!);
        Assert.Equal(OrchestrationStatus.Pending, _instances.Find(new InstanceId("t", "wf"), payloads: false)!.WorkflowStatus);
        var again = await NextAsync();
        Assert.Equal(turn, again);
        await CompleteAsync(again, Act.Schedule(0, "a"));
        Assert.Equal("a", (await NextAsync()).ActivityRequest.Name);
    }

    [Fact]
    public async Task An_activity_whose_result_cannot_be_stored_is_asked_for_again()
    {
        await StartAsync();
        await CompleteAsync(await NextAsync(), Act.Schedule(0, "a"));
        var activity = await NextAsync();
        await WhileBrokenAsync("workflow_inbox", () => Assert.ThrowsAsync<SqlException>(() => FinishAsync(activity, "1")));
        var again = await NextAsync();
        Assert.Equal(activity, again);
        await FinishAsync(again, "2");
        Assert.Equal("2", (await NextAsync()).WorkflowRequest.NewEvents[1].TaskCompleted.Result);
    }

    [Fact]
    public async Task A_timer_that_cannot_fire_fires_later()
    {
        await StartAsync();
        await WhileBrokenAsync("workflow_inbox", async () =>
        {
            _engine.Timers.Add([await _database.WriteAsync(sql => Starts.SetTimer(sql, 1, TimeProvider.System.GetUtcNow(), EventBytes.Of(Fired())))]);
            // The writer works in order: when this is done, the timer has tried.
            await _database.WriteAsync(_ => true);
        });
        await CompleteAsync(await NextAsync());
        Assert.NotNull((await NextAsync()).WorkflowRequest.NewEvents[1].TimerFired);
    }

    private static HistoryEvent Fired() => new() { EventId = -1, TimerFired = new TimerFiredEvent { TimerId = 3 } };

    private async Task StartAsync() => await _instances.StartAsync(new InstanceId("t", "wf"), new CreateInstanceRequest { InstanceId = "wf", Name = "x" }, trace: null);

    private Task<WorkItem> NextAsync() => _worker.Outgoing.ReadAsync().AsTask().WaitAsync(Limit);

    private Task CompleteAsync(WorkItem turn, params WorkflowAction[] actions) => _workers.CompleteTurnAsync(
        "t", new WorkflowResponse { InstanceId = "wf", CompletionToken = turn.CompletionToken, Actions = { actions.Select(action => action.Clone()) } });

    private Task FinishAsync(WorkItem activity, string result) => _workers.CompleteActivityAsync(
        "t", new ActivityResponse { InstanceId = "wf", TaskId = activity.ActivityRequest.TaskId, CompletionToken = activity.CompletionToken, Result = result });

    private async Task WhileBrokenAsync(string table, Func<Task> act)
    {
        await _database.WriteAsync(sql => sql.Execute($"ALTER TABLE {table} RENAME TO hidden"));
        await act();
        await _database.WriteAsync(sql => sql.Execute($"ALTER TABLE hidden RENAME TO {table}"));
    }
}
