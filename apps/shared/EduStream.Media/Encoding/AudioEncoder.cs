using EduStream.Media.Planning;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>Encodes sound, aligned with the picture and, when the plan says so, at one loudness.</summary>
public sealed class AudioEncoder(ProcessRunner runner, ToolLocator tools)
{
    // Of the whole work, with one measuring run before.
    private const double MeasuringShare = 0.4;

    // Parts that are measured when there is no time for all of it, and their length: speakers and microphones seldom change within a lecture.
    private const int Samples = 3;
    private const int SampleSeconds = 10;
    private readonly EncodeRun run = new(runner, tools);

    /// <summary>The sound of the whole file in one run. Writes <c>{track}.ts</c>; the plan must have sound. Parameters as in <see cref="ChunkEncoder.EncodeAsync"/>.</summary>
    public async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, string input, string outputFolder, Action<EncodeProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var audio = AudioArguments.Audio(plan);
        var whole = SoundWindow.Whole(plan, audio);
        var (gain, damaged) = audio.Loudness is { } target
            ? await new LoudnessMeter(run).GainAsync(plan, whole, input, target, done => progress?.Invoke(new EncodeProgress(done * MeasuringShare, null)), stop)
            : (null, null);
        if (damaged is not null)
        {
            return new EncodeOutcome.Unreadable(damaged);
        }

        var begin = audio.Loudness is null ? 0 : MeasuringShare;
        return await EncodeAsync(plan, whole, input, outputFolder, gain, progress is null ? null : done => progress(done with { Fraction = begin + (done.Fraction * (1 - begin)) }), stop);
    }

    /// <summary>
    /// The sound beside the pictures of one chunk. Parts of the same plan and gain follow each other without a seam.
    /// Writes <c>{track}.ts</c>; the plan must have sound.
    /// </summary>
    /// <param name="gain">In dB, from <see cref="SampleGainAsync"/>; null leaves level and peaks alone.</param>
    public Task<EncodeOutcome> EncodePartAsync(EncodingPlan plan, int chunk, string input, string outputFolder, double? gain, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return EncodeAsync(plan, SoundWindow.Of(plan, AudioArguments.Audio(plan), plan.Chunk(chunk)), input, outputFolder, gain, null, stop);
    }

    /// <summary>A gain in dB from a few short samples, for sound that must be there before all of it can be measured. Null when the level is to stay.</summary>
    public async Task<double?> SampleGainAsync(EncodingPlan plan, string input, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var audio = AudioArguments.Audio(plan);
        if (audio.Loudness is not { } target)
        {
            return null;
        }

        var whole = SoundWindow.Whole(plan, audio);
        var length = Math.Min(whole.Packets, (long)SampleSeconds * audio.SampleRate / SoundWindow.SamplesPerPacket);
        var meter = new LoudnessMeter(run);
        List<double> gains = [];
        for (var sample = 0; sample < Samples; sample++)
        {
            var first = (whole.Packets - length) * ((2 * sample) + 1) / (2 * Samples);
            var (gain, _) = await meter.GainAsync(plan, new SoundWindow(first, length, 0, first + length >= whole.Packets), input, target, null, stop);
            gains.AddRange(gain is { } found ? [found] : []);
        }

        // The loudest sample decides: a pause raised to speech would make the speech too loud.
        return gains.Count > 0 ? gains.Min() : null;
    }

    private async Task<EncodeOutcome> EncodeAsync(
        EncodingPlan plan, SoundWindow window, string input, string outputFolder, double? gain, Action<EncodeProgress>? progress, CancellationToken stop)
    {
        var audio = AudioArguments.Audio(plan);
        var folder = Directory.CreateDirectory(outputFolder).FullName;
        var seconds = window.Packets * (double)SoundWindow.SamplesPerPacket / audio.SampleRate;
        var reader = progress is null ? null : new ProgressReader(seconds, null, progress);
        var largest = 16_000_000 + (long)(audio.BitRate / 2.0 * seconds);
        var limit = TimeSpan.FromSeconds(300 + seconds);
        var refusal = await run.RunAsync(AudioArguments.Build(plan, window, input, folder, gain), limit, largest, reader is null ? null : reader.Read, stop);
        var file = new FileInfo(Path.Combine(folder, $"{audio.Id}.ts"));
        var packets = refusal is null && file is { Exists: true, Length: > 0 } ? EncodedPackets.Parse(await run.PacketsAsync(file.FullName, stop)) : [];
        if (packets.Count == 0)
        {
            return new EncodeOutcome.Unreadable(refusal ?? EncodeRun.Undecodable);
        }

        return EncodedPackets.SoundFault(plan, audio, window, packets) is { } fault
            ? throw new ToolFailedException($"Sound {audio.Id}: {fault}.")
            : new EncodeOutcome.Encoded([new EncodedFile(audio.Id, file.Name, packets.Count, file.Length)]);
    }
}
