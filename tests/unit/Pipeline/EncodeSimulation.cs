using EduStream.Media.Planning;
using EduStream.PublishVideo.Progress;

namespace EduStream.Tests.Unit.Pipeline;

/// <summary>Encoding and checking as they run on a platform, second by second: slots take chunk after chunk, and each writes the record that a real step writes.</summary>
/// <param name="slots">Slots that work at a time, in seconds from the beginning.</param>
/// <param name="pace">Seconds of a slot per second of media.</param>
internal sealed class EncodeSimulation(PlanRecord plan, Func<double, int> slots, double pace, double verifyPerEncode)
{
    internal const double Step = 0.2;

    // Between two chunks of a slot: the commit, a turn of the workflow.
    private const double Pause = 0.2;

    internal static readonly DateTimeOffset Begin = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    internal PlanRecord Plan => plan;

    /// <summary>How much slower the first encodes are.</summary>
    internal double ColdStart { get; init; } = 1;

    /// <summary>What a chunk costs beside others, by where it lies in the lecture, from 0 to 1.</summary>
    internal Func<double, double> Effort { get; init; } = _ => 1;

    /// <summary>The attempt of this encode step breaks off at three quarters, once.</summary>
    internal string? Breaks { get; init; }

    /// <summary>Every fifth of a second: the stage, and the records as they are then. The last one is the end.</summary>
    internal IEnumerable<(double At, string Stage, Dictionary<string, StepRecord> Records)> Run()
    {
        var records = new Dictionary<string, StepRecord>();
        var at = 0.0;
        foreach (var (stage, name, audio, cost) in new[]
                 {
                     (Contracts.Progress.ProgressStages.Encode, (Func<int, string>)Steps.Encode, Steps.EncodeAudio(0), pace),
                     (Contracts.Progress.ProgressStages.Verify, Steps.Verify, Steps.VerifyAudio(0), pace * verifyPerEncode),
                 })
        {
            var queue = new Queue<(string Name, double Seconds)>();
            if (plan.Sounds > 0)
            {
                queue.Enqueue((audio, plan.TotalSeconds * 0.05 * cost));
            }

            foreach (var chunk in ChunkOrder.Of(plan.Chunks))
            {
                queue.Enqueue((name(chunk), plan.SecondsOf(chunk) * cost * Effort((chunk + 0.5) / plan.Chunks)));
            }

            var running = new List<(string Name, double From, double Seconds, int Attempt)>();
            var (begun, broken) = (0, false);
            while (queue.Count > 0 || running.Count > 0)
            {
                for (var index = running.Count - 1; index >= 0; index--)
                {
                    var (step, from, seconds, attempt) = running[index];
                    var done = Math.Min(1, Math.Max(0, (at - from) / seconds));
                    if (step == Breaks && !broken && done > 0.75)
                    {
                        broken = true;
                        running[index] = (step, at + Pause, seconds, attempt + 1);
                        continue;
                    }

                    if (at >= from)
                    {
                        records[step] = new StepRecord(step, attempt, done, done >= 1, Begin.AddSeconds(from), Begin.AddSeconds(Math.Min(at, from + seconds)));
                    }

                    if (done >= 1)
                    {
                        running.RemoveAt(index);
                    }
                }

                while (running.Count < slots(at) && queue.TryDequeue(out var next))
                {
                    var cold = stage == Contracts.Progress.ProgressStages.Encode && begun < slots(at) ? ColdStart : 1;
                    running.Add((next.Name, at == 0 ? 0 : at + Pause, next.Seconds * cold, 1));
                    begun++;
                }

                yield return (at, stage, new Dictionary<string, StepRecord>(records));
                at += Step;
            }
        }
    }
}
