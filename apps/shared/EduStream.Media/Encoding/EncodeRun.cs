using EduStream.Contracts.Videos;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>What the picture and the sound encoder share: run ffmpeg, tell a bad file from a bad day.</summary>
internal sealed class EncodeRun(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>ffmpeg gave up because most of what it read could not be decoded.</summary>
    private const int TooManyErrors = 69;

    private static readonly string[] FileIsBad =
    [
        "Invalid data found", "Error while decoding", "could not find codec parameters", "does not contain any stream", "matches no streams",
        "Output file is empty", "Nothing was written", "Format not on whitelist", "not on whitelist",
    ];

    /// <summary>Null when ffmpeg succeeded; a refusal when the file is at fault; otherwise an exception.</summary>
    internal async Task<Refusal?> RunAsync(IReadOnlyList<string> arguments, TimeSpan limit, long largestFile, Action<string>? onLine, CancellationToken stop, string? folder = null)
    {
        var command = new ToolCommand(tools.Ffmpeg, arguments, limit)
        {
            WorkingFolder = folder,
            MemoryLimitBytes = tools.MemoryLimitBytes,
            ProcessorLimit = limit * 0.8, // less than the wall clock gives, so that a stuck encode is told from a busy machine
            FileSizeLimitBytes = largestFile,
            OnOutputLine = onLine ?? (_ => { }),
        };
        var result = await runner.RunAsync(command, stop);
        if (result.ExitCode == 0)
        {
            return null;
        }

        if (Breakdown.Of(result) is { } broken)
        {
            return broken;
        }

        var bad = result.ExitCode == TooManyErrors || result.LastErrors.Any(line => FileIsBad.Any(sign => line.Contains(sign, StringComparison.OrdinalIgnoreCase)));
        return bad && result.ExitCode < 128 ? Undecodable : throw new ToolFailedException($"ffmpeg ended with code {result.ExitCode}.", result.LastErrors);
    }

    /// <summary>The packets of a file of our own making: stream, pts, dts, duration, flags.</summary>
    internal async Task<IReadOnlyList<string>> PacketsAsync(string file, CancellationToken stop)
    {
        string[] arguments =
        [
            "-hide_banner", "-v", "error",
            "-protocol_whitelist", "file",
            "-format_whitelist", ChunkFiles.FormatOf(file),
            "-show_entries", "packet=stream_index,pts,dts,duration,flags",
            "-of", "csv=p=0",
            "-i", $"file:{file}",
        ];
        var result = await runner.RequireAsync(new ToolCommand(tools.Ffprobe, arguments, TimeSpan.FromMinutes(5)) { OutputLimit = 64 * 1024 * 1024 }, stop);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The same source would give the same frames again.</summary>
    internal static Refusal Uneven => new(
        FailureReasons.Damaged, "This recording changes its form midway and could not be brought onto one even clock. Export it as one MP4 (H.264) in a video editor and upload that.");

    internal static Refusal Undecodable => new(
        FailureReasons.Damaged, "A part of this recording cannot be decoded. Check that it plays to the end on your computer, export it as MP4 (H.264) and upload that.");
}
