using System.Collections.Concurrent;
using System.Globalization;
using EduStream.Launcher.Processes;

namespace EduStream.Testing.Load;

/// <summary>A process that is killed and started again as the launcher does it: the same command, folder, environment and ports. It dies with the test program.</summary>
public sealed class KeptProcess(string name, IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private const int MostLines = 200;
    private readonly ConcurrentQueue<string> _lines = [];
    private ChildProcess? _process;

    /// <summary>For people.</summary>
    public string Name => name;

    /// <summary>What it printed last, over all runs.</summary>
    public string Output => $"{name}:\n{string.Join('\n', _lines.TakeLast(20))}";

    /// <summary>True while it has not ended.</summary>
    public bool IsRunning => _process is { ExitCode: null };

    /// <summary>A program of this checkout as <c>./edustream build</c> leaves it, so with the settings that a user runs it with.</summary>
    public static string Built(string project) => Path.Combine(Repository.Root, $"artifacts/bin/{project}/release/{project}.dll");

    /// <summary>Starts it; it need not answer yet.</summary>
    public async Task StartAsync() => _process = await ChildProcess.StartAsync(command, folder, environment, Keep);

    /// <summary><c>kill -9</c>; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (_process is null) { return; }
        _process.Kill();
        await _process.WaitAsync();
        await _process.DisposeAsync();
        _process = null;
    }

    /// <summary>Megabytes resident now.</summary>
    public double ResidentMegabytes => Status("VmRSS:");

    /// <summary>The most megabytes that were ever resident.</summary>
    public double PeakMegabytes => Status("VmHWM:");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();

    private double Status(string field) => File.ReadLines($"/proc/{_process!.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..] ? double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024 : 0;

    private void Keep(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > MostLines) { _lines.TryDequeue(out _); }
    }
}
