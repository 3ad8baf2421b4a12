using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Speech;

/// <summary>Writes the sound of an upload in the form that recognizers listen to.</summary>
public sealed class SpeechSound(ProcessRunner runner, ToolLocator tools)
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private const int BytesPerSecond = 16_000 * 2;

    /// <summary>False when there is no sound, or it cannot be decoded. <see cref="ToolFailedException"/> and <see cref="ToolTimeoutException"/> when ffmpeg was killed.</summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    /// <param name="wav">Absolute path of the file to write; its zero is the video's.</param>
    public async Task<bool> WriteAsync(string input, SourceInfo source, string wav, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Audio.Count == 0)
        {
            return false;
        }

        var command = new ToolCommand(tools.Ffmpeg, SpeechSoundArguments.Build(source, input, wav), Limit)
        {
            MemoryLimitBytes = tools.MemoryLimitBytes,
            FileSizeLimitBytes = 1_000_000 + (long)((source.DurationSeconds + 60) * BytesPerSecond),
        };
        return await runner.TryReadAsync(command, stop);
    }
}

/// <summary>Pure: ffmpeg's arguments for it.</summary>
internal static class SpeechSoundArguments
{
    internal static IReadOnlyList<string> Build(SourceInfo source, string input, string wav) =>
    [
        "-hide_banner",
        "-nostdin",
        "-v", "error",
        "-nostats",
        "-copyts", // the file's own clock: zero is the first picture
        "-threads", "1",
        .. MediaInputArguments.For(input),
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{source.Audio[0].Index}"),
        // Moved to the video's zero; what is missing before the sound begins and in gaps becomes silence, so that times fit.
        "-af", string.Join(',', [string.Create(CultureInfo.InvariantCulture, $"asetpts=PTS-{source.Start.Value:0.######}/TB"), .. SoundFilters.FirstTwo(source.Audio[0]), "aresample=16000:async=1:first_pts=0"]),
        "-ac", "1",
        "-c:a", "pcm_s16le",
        "-f", "wav",
        "-y", $"file:{wav}",
    ];
}
