using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>Encodes one sound of the whole file in one run, aligned with the picture and, when the plan says so, at one loudness.</summary>
public sealed class AudioEncoder(ProcessRunner runner, ToolLocator tools)
{
    // Of the whole work, with one measuring run before.
    private const double MeasuringShare = 0.4;
    private readonly EncodeRun run = new(runner, tools);

    /// <summary>Writes <c>{track}.ts</c> for every rendition of sound <paramref name="sound"/> of <see cref="EncodingPlan.Sounds"/>. Other parameters as in <see cref="ChunkEncoder.EncodeAsync"/>.</summary>
    public async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, int sound, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var sounds = plan.Sounds();
        ArgumentOutOfRangeException.ThrowIfNegative(sound);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sound, sounds.Count);
        var audio = sounds[sound];
        var folder = Directory.CreateDirectory(outputFolder).FullName;
        var seconds = plan.Duration.Value;
        var (gain, damaged) = audio.Best.Loudness is { } target
            ? await new LoudnessMeter(run).GainAsync(plan, audio, input, target, done => progress?.Invoke(new EncodeProgress(done * MeasuringShare, null)), stop)
            : (null, null);
        if (damaged is not null)
        {
            return Unreadable(plan, audio);
        }

        var begin = audio.Best.Loudness is null ? 0 : MeasuringShare;
        var reader = progress is null ? null : new ProgressReader(seconds, null, done => progress(done with { Fraction = begin + (done.Fraction * (1 - begin)) }));
        var largest = 16_000_000 + (long)(audio.Best.BitRate / 2.0 * seconds);
        var limit = TimeSpan.FromSeconds(300 + seconds);
        var refusal = await run.RunAsync(AudioArguments.Build(plan, audio, input, folder, gain), limit, largest, reader is null ? null : reader.Read, stop);
        return refusal is null ? await CheckAsync(plan, audio, folder, stop) : Unreadable(plan, audio);
    }

    private async Task<EncodeOutcome> CheckAsync(EncodingPlan plan, SoundPlan sound, string folder, CancellationToken stop)
    {
        List<EncodedFile> files = [];
        foreach (var rendition in sound.Renditions)
        {
            var file = new FileInfo(Path.Combine(folder, $"{rendition.Id}.ts"));
            var packets = file is { Exists: true, Length: > 0 } ? EncodedPackets.Parse(await run.PacketsAsync(file.FullName, stop)) : [];
            if (packets.Count == 0)
            {
                return Unreadable(plan, sound);
            }

            files.Add(EncodedPackets.SoundFault(plan, rendition, packets) is { } fault
                ? throw new ToolFailedException($"Sound {rendition.Id}: {fault}.")
                : new EncodedFile(rendition.Id, file.Name, packets.Count, file.Length));
        }

        return new EncodeOutcome.Encoded(files);
    }

    /// <summary>Says which sound, where there are several: the instructor can leave that one out.</summary>
    private static EncodeOutcome.Unreadable Unreadable(EncodingPlan plan, SoundPlan sound) => new(plan.Source.Audio.Count == 1
        ? Refusals.SoundUndecodable
        : Refusals.OneSoundUndecodable(plan.Source.Audio.Count(other => other.Index <= sound.Source.Index)));
}
