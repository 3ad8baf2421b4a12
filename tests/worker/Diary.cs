using System.Text;

namespace EduStream.Testing.Worker;

/// <summary>
/// What this process did, line by line in a file of its own that only grows: the model outside of the runtime. A line is with the kernel before
/// the work that it is about is answered, so that no kill takes it back. Without a folder nothing is noted.
/// </summary>
internal sealed class Diary(string? folder) : IDisposable
{
    private readonly Lock _order = new();
    private readonly FileStream? _file = folder is null ? null : new FileStream(Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}.txt"), new FileStreamOptions
    {
        Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0,
    });

    public void Note(string line)
    {
        if (_file is null) { return; }
        lock (_order) { _file.Write(Encoding.UTF8.GetBytes(line + "\n")); }
    }

    public void Dispose() => _file?.Dispose();
}
