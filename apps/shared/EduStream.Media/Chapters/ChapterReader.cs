using EduStream.Contracts.Chapters;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Chapters;

/// <summary>Reads the chapters that a file names.</summary>
public sealed class ChapterReader(ProcessRunner runner, ToolLocator tools)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // Titles of a hostile file may fill the output; those of a real one are a few kilobytes.
    private const int OutputLimit = 4 * 1024 * 1024;

    /// <summary>
    /// Sorted, inside the video, with clean titles; empty when the file names none, null when what it says cannot be read.
    /// <see cref="ToolFailedException"/> when ffprobe was killed.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    public async Task<IReadOnlyList<Chapter>?> ReadAsync(string input, SourceInfo source, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new System.Text.StringBuilder();
        var read = await runner.TryReadAsync(
            new ToolCommand(tools.Ffprobe, ChapterArguments.Build(input), Limit)
            {
                MemoryLimitBytes = tools.MemoryLimitBytes,
                FileSizeLimitBytes = 0,
                OnOutputLine = line =>
                {
                    // Cut off, not failed: no try would make it shorter.
                    if (text.Length + line.Length < OutputLimit)
                    {
                        text.Append(line).Append('\n');
                    }
                },
            },
            stop);
        return read ? FileChapters.Parse(text.ToString(), source.Start.Value, source.DurationSeconds) : null;
    }
}
