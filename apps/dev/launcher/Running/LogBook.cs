using System.Collections.Concurrent;

namespace EduStream.Launcher.Running;

/// <summary>Every line of every process: into a file per process under <c>logs/</c>, and merged, with the process's name in front, to one writer.</summary>
internal sealed class LogBook(string folder, TextWriter? merged, bool colours, int nameWidth) : IDisposable
{
    private static readonly int[] Palette = [36, 32, 33, 35, 34, 96, 92, 93, 95, 94];
    private readonly ConcurrentDictionary<string, LogFile> files = new();
    private readonly Lock gate = new();
    private int names;

    internal string PathOf(string name) => Path.Combine(folder, name + ".log");

    /// <summary>Opens the log of one process; the result takes its lines.</summary>
    internal Action<string> Open(string name)
    {
        var file = files.GetOrAdd(name, _ => new LogFile(PathOf(name)));
        var colour = Palette[Interlocked.Increment(ref names) % Palette.Length];
        var prefix = colours ? $"\e[{colour}m{name.PadRight(nameWidth)}\e[0m | " : $"{name.PadRight(nameWidth)} | ";
        return line =>
        {
            file.Write(line);
            if (merged is not null)
            {
                lock (gate)
                {
                    merged.WriteLine(prefix + line);
                }
            }
        };
    }

    /// <summary>The last lines that a process wrote.</summary>
    internal IReadOnlyList<string> Tail(string name) => files.TryGetValue(name, out var file) ? file.Tail() : [];

    public void Dispose()
    {
        foreach (var file in files.Values)
        {
            file.Dispose();
        }
    }
}
