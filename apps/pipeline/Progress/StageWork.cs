using EduStream.PublishVideo.Progress;

namespace EduStream.Pipeline.Progress;

/// <summary>What a stage that runs over chunks has done and, at the speed measured so far, has still to do.</summary>
/// <param name="Fraction">0 to 1 of all media.</param>
/// <param name="SecondsLeft">Null until enough is measured.</param>
/// <param name="SecondsForAll">How long the whole stage takes at the measured speed; null until enough is measured.</param>
internal sealed record StageWork(double Fraction, double? SecondsLeft, double? SecondsForAll)
{
    // A sound of a video is a small part of its work, but it takes part: otherwise a stage would stand at 100 % and go on.
    private const double AudioShare = 0.05;

    // A first guess from less work than this jumps about more than it helps.
    private const double EnoughSeconds = 3;

    // A record that nobody moved for so long belongs to a worker that died; the lease is renewed every five seconds.
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(12);

    internal static StageWork Measure(
        PlanRecord plan, Func<int, string> chunkStep, Func<int, string> soundStep, IReadOnlyDictionary<string, StepRecord> records, DateTimeOffset now)
    {
        double media = 0, busy = 0, all = plan.Chunks == 0 ? 0 : plan.TotalSeconds;
        var running = 0;
        for (var chunk = 0; chunk < plan.Chunks; chunk++)
        {
            Add(chunkStep(chunk), plan.SecondsOf(chunk));
        }

        for (var sound = 0; sound < plan.Sounds; sound++)
        {
            all += plan.TotalSeconds * AudioShare;
            Add(soundStep(sound), plan.TotalSeconds * AudioShare);
        }

        if (busy < EnoughSeconds || media <= 0)
        {
            return new StageWork(media / all, null, null);
        }

        // Each second of media costs so many seconds of one slot, and so many slots work for this video now.
        var pace = busy / media / Math.Max(1, running);
        return new StageWork(media / all, (all - media) * pace, all * pace);

        void Add(string step, double seconds)
        {
            if (records.TryGetValue(step, out var record))
            {
                media += record.Fraction * seconds;
                busy += record.Seconds;
                running += !record.Done && now - record.At < Alive ? 1 : 0;
            }
        }
    }
}
