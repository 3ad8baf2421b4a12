using EduStream.Media.Planning;

namespace EduStream.Media.Encoding;

/// <summary>Finds the gain that brings the sound of a video to its loudness: measured once, and again behind the limiter where that acts.</summary>
internal sealed class LoudnessMeter(EncodeRun run)
{
    private const int MostCorrections = 3;

    /// <summary>The gain in dB, null when the level is to stay; or a refusal of the file. <paramref name="progress"/> gets 0 to 1.</summary>
    internal async Task<(double? Gain, Refusal? Refusal)> GainAsync(EncodingPlan plan, SoundPlan sound, SoundWindow window, string input, double target, Action<double>? progress, CancellationToken stop)
    {
        var (measured, refusal) = await MeasureAsync(plan, sound, window, input, null, done => progress?.Invoke(done / 2), stop);
        if (refusal is not null || measured.GainTo(target) is not { } gain)
        {
            return (null, refusal);
        }

        // Each gain drives more peaks into the limiter, which takes loudness away again; speech needs one correction, clicks more.
        for (var behind = 0; behind < MostCorrections && measured.IsLimitedAt(gain); behind++)
        {
            var done = behind;
            var (limited, bad) = await MeasureAsync(plan, sound, window, input, gain, part => progress?.Invoke(1 - Math.Pow(2, -1 - done) + (part * Math.Pow(2, -2 - done))), stop);
            if (bad is not null || limited.IsAt(target))
            {
                return (gain, bad);
            }

            gain = limited.Corrected(gain, target);
        }

        return (gain, null);
    }

    private async Task<(Loudness Measured, Refusal? Refusal)> MeasureAsync(EncodingPlan plan, SoundPlan sound, SoundWindow window, string input, double? gain, Action<double> progress, CancellationToken stop)
    {
        var seconds = window.Packets * (double)SoundWindow.SamplesPerPacket / sound.Best.SampleRate;
        var reader = new LoudnessReader(seconds, progress);
        var refusal = await run.RunAsync(AudioArguments.Measure(plan, sound, window, input, gain), TimeSpan.FromSeconds(300 + seconds), largestFile: 1, reader.Read, stop);
        return (reader.Result, refusal);
    }
}
