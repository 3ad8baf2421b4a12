using EduStream.Media.Planning;

namespace EduStream.Media.Encoding;

/// <summary>Finds the gain that brings the sound of a video to its loudness: measured once, and once more behind the limiter when that will act.</summary>
internal sealed class LoudnessMeter(EncodeRun run)
{
    /// <summary>The gain in dB, null when the level is to stay; or a refusal of the file. <paramref name="progress"/> gets 0 to 1.</summary>
    internal async Task<(double? Gain, Refusal? Refusal)> GainAsync(EncodingPlan plan, string input, double target, Action<double>? progress, CancellationToken stop)
    {
        var (measured, refusal) = await MeasureAsync(plan, input, null, done => progress?.Invoke(done / 2), stop);
        if (refusal is not null || measured.GainTo(target) is not { } gain)
        {
            return (null, refusal);
        }

        if (!measured.IsLimitedAt(gain))
        {
            return (gain, null);
        }

        (measured, refusal) = await MeasureAsync(plan, input, gain, done => progress?.Invoke((1 + done) / 2), stop);
        return (measured.Corrected(gain, target), refusal);
    }

    private async Task<(Loudness Measured, Refusal? Refusal)> MeasureAsync(EncodingPlan plan, string input, double? gain, Action<double> progress, CancellationToken stop)
    {
        var seconds = plan.Duration.Value;
        var reader = new LoudnessReader(seconds, progress);
        var refusal = await run.RunAsync(AudioArguments.Measure(plan, input, gain), TimeSpan.FromSeconds(300 + seconds), largestFile: 1, reader.Read, stop);
        return (reader.Result, refusal);
    }
}
