using System.Text;
using EduStream.Media.Captions.Reading;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Captions.Embedded;

/// <summary>ffprobe and ffmpeg over an upload, for its captions.</summary>
internal sealed class CaptionPrograms(ProcessRunner runner, ToolLocator tools)
{
    internal string Ffmpeg => tools.Ffmpeg;

    internal string Ffprobe => tools.Ffprobe;

    /// <summary>What it writes, up to as much as captions may say.</summary>
    internal async Task<CaptionOutput> ReadAsync(string tool, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        var (text, tooMuch) = (new StringBuilder(), false);
        var done = await ReadLinesAsync(tool, arguments, limit, line =>
        {
            tooMuch |= text.Length + line.Length >= CaptionImport.MostBytes;
            text.Append(tooMuch ? string.Empty : $"{line}\n");
        }, stop);
        return new CaptionOutput(done && !tooMuch ? text.ToString() : null, tooMuch);
    }

    /// <summary>The events that ffmpeg writes, up to as much as captions may say. Line by line: drawings of megabytes become nothing.</summary>
    internal async Task<EventOutput> ReadEventsAsync(IReadOnlyList<string> arguments, AssDialect dialect, TimeSpan limit, CancellationToken stop)
    {
        var (cues, letters, tooMuch) = (new List<Cue>(), 0, false);
        var done = await ReadLinesAsync(Ffmpeg, arguments, limit, line =>
        {
            if (!tooMuch && AssEvent.Read(line, dialect) is { } cue)
            {
                letters += cue.Text.Length;
                cues.Add(cue);
                tooMuch = letters >= CaptionImport.MostBytes || cues.Count > CaptionReader.MostCues;
            }
        }, stop);
        return new EventOutput(done && !tooMuch ? cues : null, tooMuch);
    }

    /// <summary>False when the program gave up on the file: no other try would change that.</summary>
    internal Task<bool> ReadLinesAsync(string tool, IReadOnlyList<string> arguments, TimeSpan limit, Action<string> onLine, CancellationToken stop) => runner.TryReadAsync(
        new ToolCommand(tool, arguments, limit) { MemoryLimitBytes = tools.MemoryLimitBytes, FileSizeLimitBytes = 0, OnOutputLine = onLine }, stop);
}

/// <summary>What a program wrote.</summary>
/// <param name="Text">Null when it gave up, or wrote more than captions do.</param>
/// <param name="TooMuch">It wrote more than captions do.</param>
internal readonly record struct CaptionOutput(string? Text, bool TooMuch);

/// <summary>What ffmpeg wrote as events.</summary>
/// <param name="Cues">Null when it gave up, or wrote more than captions do.</param>
/// <param name="TooMuch">They say more than captions do.</param>
internal readonly record struct EventOutput(IReadOnlyList<Cue>? Cues, bool TooMuch);
