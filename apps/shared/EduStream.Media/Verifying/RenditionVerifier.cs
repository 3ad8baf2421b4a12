using System.Globalization;
using EduStream.Contracts.Licensing;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Timing;

namespace EduStream.Media.Verifying;

/// <summary>Decrypts and decodes what was packaged, as a player would.</summary>
public sealed class RenditionVerifier(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Decodes consecutive segments of one track (a chunk of picture, or all of the sound).</summary>
    /// <param name="folder">Local scratch that holds <c>{track}/init.mp4</c> and <c>{track}/{time}.m4s</c>; the decrypted copy lies in it for the length of the call.</param>
    /// <param name="times">Times of the segments to decode, ascending.</param>
    public async Task<DecodedTrack> DecodeAsync(EncodingPlan plan, string track, string folder, IReadOnlyList<long> times, ContentKeys keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(keys);
        // Beside the segments, so that whoever sweeps them sweeps what a killed worker leaves here.
        var scratch = Directory.CreateDirectory(Path.Combine(folder, $".verify-{Guid.NewGuid():N}"));
        try
        {
            // ffmpeg 5.1 cannot read a run of cbcs segments itself ("subsample size exceeds the packet size"), so the packager decrypts them into one file.
            var (encrypted, clear) = (Path.Combine(scratch.FullName, "encrypted.mp4"), Path.Combine(scratch.FullName, "clear.mp4"));
            await JoinAsync(Path.Combine(folder, track), times, encrypted, stop);
            await DecryptAsync(plan, track, encrypted, clear, keys, stop);
            var decoded = await DecodeAsync(clear, plan, stop);
            return Read(plan, track, decoded);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task JoinAsync(string files, IReadOnlyList<long> times, string target, CancellationToken stop)
    {
        await using var joined = File.Create(target);
        foreach (var name in times.Order().Select(time => string.Create(CultureInfo.InvariantCulture, $"{time}.m4s")).Prepend("init.mp4"))
        {
            await using var part = File.OpenRead(Path.Combine(files, name));
            await part.CopyToAsync(joined, stop);
        }
    }

    private Task<ToolResult> DecryptAsync(EncodingPlan plan, string track, string input, string output, ContentKeys keys, CancellationToken stop) => runner.RequireAsync(
        new ToolCommand(tools.Packager, PackagerArguments.Decrypt(plan.Audio.Any(audio => audio.Id == track) ? "audio" : "video", input, output), TimeSpan.FromMinutes(5))
        {
            Input = KeyFlags.Decrypt(keys),
            Secrets = [.. keys.Keys.Select(key => key.Key)],
            MemoryLimitBytes = tools.MemoryLimitBytes,
        },
        stop);

    private Task<ToolResult> DecodeAsync(string file, EncodingPlan plan, CancellationToken stop) => runner.RunAsync(
        new ToolCommand(
            tools.Ffprobe,
            [
                "-hide_banner", "-v", "error",
                "-threads", plan.Threads.ToString(CultureInfo.InvariantCulture),
                "-protocol_whitelist", "file",
                "-format_whitelist", "mov",
                "-show_entries", "frame=pts", // every frame is decoded for this
                "-of", "csv=p=0",
                "-i", $"file:{file}",
            ],
            TimeSpan.FromMinutes(30)) { MemoryLimitBytes = tools.MemoryLimitBytes, OutputLimit = 64 * 1024 * 1024 },
        stop);

    private static DecodedTrack Read(EncodingPlan plan, string track, ToolResult result)
    {
        var times = result.Output.Split('\n')
            .Select(line => line.Split(',')[0])
            .Where(text => text.Length > 0)
            .Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : long.MinValue)
            .Where(time => time != long.MinValue)
            .ToList();
        var frame = plan.Audio.FirstOrDefault(audio => audio.Id == track) is { } sound ? new Rational(1024, sound.SampleRate) : plan.FrameRate.Inverse;
        List<string> errors = [.. result.LastErrors, .. result.ExitCode == 0 ? (string[])[] : [$"The decoder ended with code {result.ExitCode}."]];
        return times.Count == 0
            ? new DecodedTrack(track, 0, 0, 0, errors)
            : new DecodedTrack(track, times.Count, times.Min() / (double)Ticks.PerSecond, (times.Max() / (double)Ticks.PerSecond) + frame.Value, errors);
    }
}

/// <summary>What came out of the decoder.</summary>
/// <param name="Frames">Pictures, or packets of sound, that came out.</param>
/// <param name="StartSeconds">Presentation time of the first one on the packaged timeline.</param>
/// <param name="EndSeconds">Presentation end of the last one, when that shows for one frame of the plan's grid.</param>
/// <param name="Errors">Lines of the decoder; empty when clean. With a wrong key frames still come out, but so do errors.</param>
public sealed record DecodedTrack(string Track, long Frames, double StartSeconds, double EndSeconds, IReadOnlyList<string> Errors);
