namespace EduStream.Media.Processes;

/// <summary>Keeps the end of a stream of lines: a broken file can make ffmpeg write gigabytes of complaints.</summary>
internal sealed class LastLines(int count = 30, int width = 400)
{
    private readonly Queue<string> lines = new(count);

    internal IReadOnlyList<string> Snapshot()
    {
        lock (lines)
        {
            return [.. lines];
        }
    }

    internal void Add(string line)
    {
        lock (lines)
        {
            if (lines.Count == count)
            {
                lines.Dequeue();
            }

            lines.Enqueue(line.Length > width ? line[..width] : line);
        }
    }
}
