using System.Collections.Concurrent;

namespace EduStream.Tests.E2E.Secrecy;

/// <summary>Notes the command line of every process of this machine while it lives, some hundred times a second.</summary>
internal sealed class CommandLines : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, bool> seen = new();
    private readonly Task watching;

    internal CommandLines() => watching = Task.Factory.StartNew(Watch, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    internal IReadOnlyCollection<string> Seen => [.. seen.Keys];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }

    private void Watch()
    {
        while (!stop.Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(3)))
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
            {
                try
                {
                    seen.TryAdd(File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' '), true);
                }
                catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
                {
                    // It ended between the two looks.
                }
            }
        }
    }
}
