using System.Runtime.InteropServices;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Synchronising;

/// <summary>Reads how loud a recording is over time.</summary>
public sealed class EnvelopeReader(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Seconds that are listened to: offsets are looked for within an hour, and another hour says enough.</summary>
    public const double MostSeconds = 7200;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>
    /// <see cref="OffsetFinder.PerSecond"/> values a second from the video's zero on, from 0 to about 1; null when there is no sound, or it cannot be decoded.
    /// <see cref="ToolFailedException"/> and <see cref="ToolTimeoutException"/> when ffmpeg was killed.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    /// <param name="source">What the prober found.</param>
    /// <param name="scratch">Absolute path of a file to write, which the caller removes.</param>
    /// <param name="stop">Kills ffmpeg.</param>
    public async Task<float[]?> ReadAsync(string input, SourceInfo source, string scratch, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Audio.Count == 0)
        {
            return null;
        }

        var largest = (long)((MostSeconds + 60) * OffsetFinder.PerSecond * sizeof(float));
        var command = new ToolCommand(tools.Ffmpeg, EnvelopeArguments.Build(source, input, MostSeconds, scratch), Limit) { MemoryLimitBytes = tools.MemoryLimitBytes, FileSizeLimitBytes = largest };
        if (!await runner.TryReadAsync(command, stop))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(scratch, stop);
        return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, bytes.Length / sizeof(float) * sizeof(float))).ToArray();
    }
}
