using EduStream.Media.Planning;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>Encodes the sound of the whole file in one run, aligned with the picture and, when the plan says so, at one loudness.</summary>
public sealed class AudioEncoder(ProcessRunner runner, ToolLocator tools)
{
    // Of the whole work, with one measuring run before.
    private const double MeasuringShare = 0.4;
    private readonly EncodeRun run = new(runner, tools);

    /// <summary>Writes <c>{track}.ts</c>; the plan must have sound. Parameters as in <see cref="ChunkEncoder.EncodeAsync"/>.</summary>
    public async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var audio = AudioArguments.Audio(plan);
        var folder = Directory.CreateDirectory(outputFolder).FullName;
        var seconds = plan.Duration.Value;
        var (gain, damaged) = audio.Loudness is { } target
            ? await new LoudnessMeter(run).GainAsync(plan, input, target, done => progress?.Invoke(new EncodeProgress(done * MeasuringShare, null)), stop)
            : (null, null);
        if (damaged is not null)
        {
            return new EncodeOutcome.Unreadable(damaged);
        }

        var begin = audio.Loudness is null ? 0 : MeasuringShare;
        var reader = progress is null ? null : new ProgressReader(seconds, null, done => progress(done with { Fraction = begin + (done.Fraction * (1 - begin)) }));
        var largest = 16_000_000 + (long)(audio.BitRate / 2.0 * seconds);
        var limit = TimeSpan.FromSeconds(300 + seconds);
        var refusal = await run.RunAsync(AudioArguments.Build(plan, input, folder, gain), limit, largest, reader is null ? null : reader.Read, stop);
        var file = new FileInfo(Path.Combine(folder, $"{audio.Id}.ts"));
        var packets = refusal is null && file is { Exists: true, Length: > 0 } ? EncodedPackets.Parse(await run.PacketsAsync(file.FullName, stop)) : [];
        if (packets.Count == 0)
        {
            return new EncodeOutcome.Unreadable(refusal ?? EncodeRun.Undecodable);
        }

        return EncodedPackets.SoundFault(plan, audio, packets) is { } fault
            ? new EncodeOutcome.Unreadable(EncodeRun.Uneven, $"{audio.Id}: {fault}")
            : new EncodeOutcome.Encoded([new EncodedFile(audio.Id, file.Name, packets.Count, file.Length)]);
    }
}
