using System.Threading.Channels;

namespace EduStream.LocalDapr.Workflow.Dispatch;

/// <summary>A connected worker: what goes to it and what it has not answered yet. Guarded by the engine's gate but for the outgoing channel.</summary>
internal sealed class WorkerStream
{
    // The official JavaScript worker works on ten items, queues a hundred and drops the rest; the .NET one takes a hundred of each kind.
    private const int MostTurns = 20;
    private const int MostActivities = 80;

    private readonly Channel<WorkItem> _outgoing = Channel.CreateUnbounded<WorkItem>(new() { SingleReader = true });
    private readonly HashSet<Work> _unanswered = [];
    private readonly int[] _counts = new int[2];

    public ChannelReader<WorkItem> Outgoing => _outgoing.Reader;

    public IReadOnlyCollection<Work> Unanswered => _unanswered;

    public int Load(WorkKind kind) => _counts[(int)kind];

    public bool HasRoom(WorkKind kind) => Load(kind) < (kind == WorkKind.Turn ? MostTurns : MostActivities);

    public void Send(Work work, WorkItem item)
    {
        (work.Stage, work.Worker) = (WorkStage.Sent, this);
        _unanswered.Add(work);
        _counts[(int)work.Kind]++;
        _outgoing.Writer.TryWrite(item);
    }

    public void Release(Work work)
    {
        if (_unanswered.Remove(work)) { _counts[(int)work.Kind]--; }
        work.Worker = null;
    }

    public void Close() => _outgoing.Writer.TryComplete();
}
