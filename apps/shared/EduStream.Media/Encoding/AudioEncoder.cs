using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>Encodes one sound, aligned with the picture and, when the plan says so, at one loudness.</summary>
public sealed class AudioEncoder(ProcessRunner runner, ToolLocator tools)
{
    // Of the whole work, with one measuring run before.
    private const double MeasuringShare = 0.4;

    // Parts that are measured when there is no time for all of it, and their length: speakers and microphones seldom change within a lecture.
    private const int Samples = 3;
    private const int SampleSeconds = 10;
    private readonly EncodeRun run = new(runner, tools);

    /// <summary>
    /// The whole of sound <paramref name="sound"/> of <see cref="EncodingPlan.Sounds"/> in one run. Writes <c>{track}.ts</c> for each of its renditions.
    /// Other parameters as in <see cref="ChunkEncoder.EncodeAsync"/>.
    /// </summary>
    public async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, int sound, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default)
    {
        var audio = Sound(plan, sound);
        var whole = SoundWindow.Whole(plan, audio.Best);
        var (gain, damaged) = audio.Best.Loudness is { } target
            ? await new LoudnessMeter(run).GainAsync(plan, audio, whole, input, target, done => progress?.Invoke(new EncodeProgress(done * MeasuringShare, null)), stop)
            : (null, null);
        if (damaged is not null)
        {
            return Unreadable(plan, audio, damaged);
        }

        var begin = audio.Best.Loudness is null ? 0 : MeasuringShare;
        return await EncodeAsync(
            plan, audio, whole, input, outputFolder, gain, progress is null ? null : done => progress(done with { Fraction = begin + (done.Fraction * (1 - begin)) }), stop);
    }

    /// <summary>
    /// The default sound beside the pictures of one chunk. Parts of the same plan and gain follow each other without a seam. Writes <c>{track}.ts</c>.
    /// </summary>
    /// <param name="gain">In dB, from <see cref="SampleGainAsync"/>; null leaves level and peaks alone.</param>
    public Task<EncodeOutcome> EncodePartAsync(EncodingPlan plan, int chunk, string input, string outputFolder, double? gain, CancellationToken stop = default)
    {
        var audio = Sound(plan, 0);
        return EncodeAsync(plan, audio, SoundWindow.Of(plan, audio.Best, plan.Chunk(chunk)), input, outputFolder, gain, null, stop);
    }

    /// <summary>A gain in dB from a few short samples of the default sound, for when it must be there before all of it can be measured. Null when the level is to stay.</summary>
    public async Task<double?> SampleGainAsync(EncodingPlan plan, string input, CancellationToken stop = default)
    {
        var audio = Sound(plan, 0);
        if (audio.Best.Loudness is not { } target)
        {
            return null;
        }

        var whole = SoundWindow.Whole(plan, audio.Best);
        var length = Math.Min(whole.Packets, (long)SampleSeconds * audio.Best.SampleRate / SoundWindow.SamplesPerPacket);
        var meter = new LoudnessMeter(run);
        List<double> gains = [];
        for (var sample = 0; sample < Samples; sample++)
        {
            var first = (whole.Packets - length) * ((2 * sample) + 1) / (2 * Samples);
            var (gain, _) = await meter.GainAsync(plan, audio, new SoundWindow(first, length, 0, first + length >= whole.Packets), input, target, null, stop);
            gains.AddRange(gain is { } found ? [found] : []);
        }

        // The loudest sample decides: a pause raised to speech would make the speech too loud.
        return gains.Count > 0 ? gains.Min() : null;
    }

    private async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, SoundPlan sound, SoundWindow window, string input, string outputFolder, double? gain, Action<EncodeProgress>? progress, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(outputFolder).FullName;
        var seconds = window.Packets * (double)SoundWindow.SamplesPerPacket / sound.Best.SampleRate;
        var reader = progress is null ? null : new ProgressReader(seconds, null, progress);
        var largest = 16_000_000 + (long)(sound.Best.BitRate / 2.0 * seconds);
        var limit = TimeSpan.FromSeconds(300 + seconds);
        var refusal = await run.RunAsync(AudioArguments.Build(plan, sound, window, input, folder, gain), limit, largest, reader is null ? null : reader.Read, stop);
        return refusal is null ? await CheckAsync(plan, sound, window, folder, stop) : Unreadable(plan, sound, refusal);
    }

    private async Task<EncodeOutcome> CheckAsync(EncodingPlan plan, SoundPlan sound, SoundWindow window, string folder, CancellationToken stop)
    {
        List<EncodedFile> files = [];
        foreach (var rendition in sound.Renditions)
        {
            var file = new FileInfo(Path.Combine(folder, $"{rendition.Id}.ts"));
            var packets = file is { Exists: true, Length: > 0 } ? EncodedPackets.Parse(await run.PacketsAsync(file.FullName, stop)) : [];
            if (packets.Count == 0)
            {
                return Unreadable(plan, sound, EncodeRun.Undecodable);
            }

            if (EncodedPackets.SoundFault(plan, rendition, window, packets) is { } fault)
            {
                return new EncodeOutcome.Unreadable(EncodeRun.Uneven, $"{rendition.Id}: {fault}");
            }

            files.Add(new EncodedFile(rendition.Id, file.Name, packets.Count, file.Length));
        }

        return new EncodeOutcome.Encoded(files);
    }

    private static SoundPlan Sound(EncodingPlan plan, int sound)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var sounds = plan.Sounds();
        ArgumentOutOfRangeException.ThrowIfNegative(sound);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sound, sounds.Count);
        return sounds[sound];
    }

    /// <summary>Says which sound, where there are several: the instructor can leave that one out. What is not about the sound itself stays.</summary>
    private static EncodeOutcome.Unreadable Unreadable(EncodingPlan plan, SoundPlan sound, Refusal refusal) => new(
        refusal != EncodeRun.Undecodable ? refusal
        : plan.Source.Audio.Count == 1 ? Refusals.SoundUndecodable
        : Refusals.OneSoundUndecodable(plan.Source.Audio.Count(other => other.Index <= sound.Source.Index)));
}
