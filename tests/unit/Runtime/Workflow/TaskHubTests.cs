using DaprProtocol.Workflows;
using EduStream.LocalDapr.Workflow.Dispatch;
using EduStream.LocalDapr.Workflow.Instances;
using Xunit;

namespace EduStream.Tests.Unit.Runtime.Workflow;

public sealed class TaskHubTests
{
    private readonly TaskHub _hub = new(TimeProvider.System);

    [Fact]
    public void Dispatch_TwoWorkers_SharesByLoad()
    {
        var (one, two) = (Connect(), Connect());
        for (var i = 0; i < 10; i++) { Add(i); }
        Assert.Equal((5, 5), (one.Load(WorkKind.Activity), two.Load(WorkKind.Activity)));
        foreach (var work in one.Unanswered.ToList()) { Assert.True(_hub.TryAnswer(work)); }
        for (var i = 10; i < 14; i++) { Add(i); }
        Assert.Equal((4, 5), (one.Load(WorkKind.Activity), two.Load(WorkKind.Activity)));
    }

    [Fact]
    public void Dispatch_NoWorker_WaitsForOne()
    {
        var task = Add(1);
        Assert.Equal(WorkStage.Queued, task.Stage);
        Connect();
        Assert.Equal(WorkStage.Sent, task.Stage);
    }

    [Fact]
    public void TryAnswer_Twice_IsADuplicate()
    {
        Connect();
        var task = Add(1);
        Assert.True(_hub.TryAnswer(task));
        Assert.False(_hub.TryAnswer(task));
    }

    [Fact]
    public void TryAnswer_WhileQueuedAgain_TakesItOutOfTheQueue()
    {
        var first = Connect();
        var task = Add(1);
        _hub.Disconnect(first);
        Assert.True(_hub.TryAnswer(task));
        Assert.Empty(Connect().Unanswered);
    }

    [Fact]
    public void FindActivity_ByTokenOrByName()
    {
        var task = Add(7);
        Assert.Same(task, _hub.FindActivity("7", "", 0));
        Assert.Same(task, _hub.FindActivity("", "i", 7));
        Assert.Null(_hub.FindActivity("8", "i", 7));
        Assert.Null(_hub.FindActivity("x", "i", 7));
        _hub.Forget(task);
        Assert.Null(_hub.FindActivity("7", "i", 7));
        Assert.Null(_hub.FindActivity("", "i", 7));
    }

    [Fact]
    public void WithdrawActivities_SentOnes_KeepTheirPlaceUntilAnsweredOrDropped()
    {
        var worker = Connect();
        Add(1);
        _hub.WithdrawActivities(instance: 1);
        Assert.Equal(1, worker.Load(WorkKind.Activity));
        _hub.Disconnect(worker);
        Assert.Empty(Connect().Unanswered);
    }

    private WorkerStream Connect()
    {
        var worker = new WorkerStream();
        _hub.Connect(worker);
        return worker;
    }

    private ActivityTask Add(int id)
    {
        var task = new ActivityTask(id, instance: 1, new InstanceId("t", "i"), new HistoryEvent { EventId = id, TaskScheduled = new TaskScheduledEvent { Name = "a" } });
        _hub.Enqueue(task);
        _hub.Dispatch();
        return task;
    }
}
