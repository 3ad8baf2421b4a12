using EduStream.LocalDapr.Workflow.Dispatch;

namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>
/// One execution of workflow code. Its events and its time are fixed when it is first sent, so that whichever worker answers first
/// answers the same question; the token lets answers to earlier turns be told apart.
/// </summary>
internal sealed class Turn(Instance instance) : Work(WorkKind.Turn)
{
    public Instance Instance => instance;

    public string Token { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What the turn takes out of the inbox.</summary>
    public IReadOnlyList<InboxEntry> Taken { get; private set; } = [];

    /// <summary>The turn's start and then what it took.</summary>
    public IReadOnlyList<HistoryEvent> Events { get; private set; } = [];

    public HistoryEvent? Termination => Events.FirstOrDefault(e => e.ExecutionTerminated is not null);

    public override WorkItem Open(TimeProvider clock)
    {
        if (Events.Count == 0)
        {
            // An event may have been raised before the start of a scheduled instance came.
            Taken = [.. instance.Inbox.OrderBy(entry => entry.Event.ExecutionStarted is null)];
            var continuedIn = instance is { History.Count: 0, Status: not OrchestrationStatus.Pending } ? instance.Id.App : null;
            Events = [EventFactory.TurnStarted(clock, continuedIn), .. Taken.Select(entry => entry.Event)];
        }

        var request = new WorkflowRequest { InstanceId = instance.Id.Id };
        request.PastEvents.AddRange(instance.History);
        request.NewEvents.AddRange(Events);
        return new WorkItem { WorkflowRequest = request, CompletionToken = Token };
    }
}
