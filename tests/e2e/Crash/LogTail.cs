using System.Text;

namespace EduStream.Tests.E2E.Crash;

/// <summary>What a process has logged since this was made. Requests are counted by the framework's own lines about their start and end.</summary>
internal sealed class LogTail(string path)
{
    private readonly long start = File.Exists(path) ? new FileInfo(path).Length : 0;

    internal IReadOnlyList<string> Lines()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = start;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n');
    }

    internal int Started(string method, string address) => Count("Request starting", method, address);

    internal int InWork(string method, string address) => Count("Request starting", method, address) - Count("Request finished", method, address);

    // "... POST http://127.0.0.1:5103/events/upload-completed - application/json 300"
    private int Count(string what, string method, string address) =>
        Lines().Count(line => line.Contains(what, StringComparison.Ordinal) && line.Contains($" {method} http", StringComparison.Ordinal) && line.Contains($"{address} ", StringComparison.Ordinal));
}
