namespace Dapr.Workflow.Worker.Replay;

/// <summary>Which changes of the code an instance has seen. The answer for a name never changes within an instance.</summary>
internal sealed class Patches(IEnumerable<HistoryEvent> past)
{
    private readonly HashSet<string> _recorded = [.. past.SelectMany(step => step.WorkflowStarted?.Version?.Patches ?? [])];
    private readonly Dictionary<string, bool> _answers = [];
    private readonly List<string> _applied = [];

    public bool IsPatched(string name, bool isReplaying)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_answers.TryGetValue(name, out var patched))
        {
            _answers[name] = patched = _recorded.Contains(name) || !isReplaying;
        }

        if (patched)
        {
            _applied.Add(name);
        }

        return patched;
    }

    /// <summary>What the runtime is to remember; nothing while no patch applies.</summary>
    public WorkflowVersion? Version(string workflow) => _applied.Count == 0 ? null : new WorkflowVersion { Name = workflow, Patches = { _applied } };
}
