namespace EduStream.Edge.Segments;

/// <summary>Files by path, the ones that were not asked for longest go first when the bytes exceed the limit.</summary>
internal sealed class LeastRecentlyUsed(long limitBytes)
{
    private readonly Lock door = new();
    private readonly Dictionary<string, LinkedListNode<(string Path, CachedFile File)>> byPath = [];
    private readonly LinkedList<(string Path, CachedFile File)> byUse = new();

    internal long Bytes { get; private set; }

    internal CachedFile? Find(string path)
    {
        lock (door)
        {
            if (!byPath.TryGetValue(path, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.File;
        }
    }

    internal void Add(string path, CachedFile file)
    {
        lock (door)
        {
            if (byPath.Remove(path, out var old))
            {
                Forget(old);
            }

            byPath[path] = byUse.AddFirst((path, file));
            Bytes += Size(file);
            while (Bytes > limitBytes && byUse.Last is { } oldest)
            {
                byPath.Remove(oldest.Value.Path);
                Forget(oldest);
            }
        }
    }

    private void Forget(LinkedListNode<(string Path, CachedFile File)> node)
    {
        byUse.Remove(node);
        Bytes -= Size(node.Value.File);
    }

    private static long Size(CachedFile file) => file.Bytes?.Length ?? 0;
}
