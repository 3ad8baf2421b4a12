namespace EduStream.LocalDapr.Workflow.Instances;

/// <summary>The instances used last, so that a hot one is not read from SQLite on each turn. One that is in a turn always stays.</summary>
internal sealed class InstanceCache(int mostInstances = 2_000, long mostBytes = 64 << 20)
{
    private readonly Dictionary<InstanceId, LinkedListNode<Instance>> _byId = [];
    private readonly LinkedList<Instance> _latestFirst = [];
    private long _weight;

    public Instance? Find(InstanceId id)
    {
        if (!_byId.TryGetValue(id, out var node)) { return null; }
        if (node != _latestFirst.First)
        {
            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
        }

        return node.Value;
    }

    public void Put(Instance instance)
    {
        Remove(instance.Id);
        _byId[instance.Id] = _latestFirst.AddFirst(instance);
        _weight += instance.Weight;
        Trim();
    }

    public void Remove(InstanceId id)
    {
        if (!_byId.Remove(id, out var node)) { return; }
        _latestFirst.Remove(node);
        _weight -= node.Value.Weight;
    }

    /// <summary>Tells the cache that an instance has grown, or shrunk by continuing as new.</summary>
    public void Reweigh(Instance instance, long weight)
    {
        if (_byId.TryGetValue(instance.Id, out var node) && node.Value == instance) { _weight += weight - instance.Weight; }
        instance.Weight = weight;
        Trim();
    }

    private void Trim()
    {
        // A few steps each time: when thousands wait for a worker, none of them can go.
        var steps = 8;
        for (var node = _latestFirst.Last; node is not null && steps-- > 0 && (_byId.Count > mostInstances || _weight > mostBytes);)
        {
            var candidate = node;
            node = node.Previous;
            if (candidate.Value.Turn is null && candidate != _latestFirst.First) { Remove(candidate.Value.Id); }
        }
    }
}
