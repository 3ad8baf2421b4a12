namespace EduStream.Launcher.Running;

/// <summary>A log file that keeps one older part: at most about twice <paramref name="largest"/> bytes on disk, however long the platform runs.</summary>
internal sealed class LogFile(string path, long largest = 32 << 20) : IDisposable
{
    private const int TailLines = 15;
    private readonly Queue<string> tail = new();
    private readonly Lock gate = new();
    private StreamWriter? writer = Open(path);
    private bool broken;

    internal void Write(string line)
    {
        lock (gate)
        {
            tail.Enqueue(line);
            while (tail.Count > TailLines)
            {
                tail.Dequeue();
            }

            if (writer is null || broken)
            {
                return;
            }

            try
            {
                writer.WriteLine(line);
                if (writer.BaseStream.Position > largest)
                {
                    writer.Dispose();
                    File.Move(path, path + ".1", overwrite: true);
                    writer = Open(path);
                }
            }
            catch (IOException)
            {
                // A full disk must stop the logs, not the platform.
                broken = true;
            }
        }
    }

    internal IReadOnlyList<string> Tail()
    {
        lock (gate)
        {
            return [.. tail];
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            writer?.Dispose();
            writer = null;
        }
    }

    private static StreamWriter Open(string path) =>
        new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
}
