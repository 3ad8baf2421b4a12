using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Watching;

namespace EduStream.Pipeline.Progress;

/// <summary>What is being done now, for people, and the how manieth attempt of it that is.</summary>
/// <param name="Words">Null when nothing is known.</param>
/// <param name="Attempt">From 1.</param>
internal sealed record CurrentStep(string? Words, int Attempt)
{
    // A pulse comes every ten seconds.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(45);

    internal static CurrentStep Of(string? stage, PlanRecord? plan, StepFacts facts, DateTimeOffset now)
    {
        var running = facts.Records.Values.Where(record => !record.Done && now - record.At < StagePart.Lease && StepWords.StageOf(record.Step) == stage)
            .OrderByDescending(record => record.Attempt).ThenBy(record => record.StartedAt).FirstOrDefault();
        if (running is not null)
        {
            return new(StepWords.Of(running.Step, plan?.Chunks), AttemptOf(running.Step));
        }

        // Steps that keep no record of their progress: what failed last is what is tried again, and what moved last is the best guess otherwise.
        var failing = facts.Failures?.Steps.Where(step => StepWords.StageOf(step.Key) == stage && !IsDone(step.Key)).OrderByDescending(step => step.Value.At).Select(step => step.Key).FirstOrDefault();
        if (failing is not null)
        {
            return new(StepWords.Of(failing, plan?.Chunks), AttemptOf(failing));
        }

        if (facts.Pulse is { WaitingAt: { } waiting } && now - waiting < Fresh && stage is ProgressStages.Encode or ProgressStages.Verify)
        {
            return new("Waiting for a free place among the encoders", 1);
        }

        return new(StepWords.StageOf(facts.Pulse?.Step) == stage ? StepWords.Of(facts.Pulse?.Step, plan?.Chunks) : null, 1);

        bool IsDone(string step) => facts.Records.TryGetValue(step, out var record) && record.Done;

        // A record counts every attempt of every run; a failure only those of this run.
        int AttemptOf(string step) => facts.Failures?.Steps.TryGetValue(step, out var failed) == true ? failed.Attempts + 1 : 1;
    }
}

/// <summary>Everything that is on record about the steps of a version.</summary>
/// <param name="Records">By step name.</param>
/// <param name="Learned">What work cost on this platform so far; null before anything is learned.</param>
internal sealed record StepFacts(IReadOnlyDictionary<string, StepRecord> Records, FailureRecord? Failures = null, Pulse? Pulse = null, CostRecord? Learned = null)
{
    /// <summary>Seconds of checking per second of encoding.</summary>
    internal double VerifyPerEncode => (Learned ?? CostRecord.Usual).Share;

    /// <summary>Seconds of encoding per second that trial encodes promised.</summary>
    internal double EncodePerExpected => Learned?.EncodePerExpected ?? 1;

    /// <summary>Seconds of checking per second that it was reckoned to take.</summary>
    internal double CheckPerExpected => Learned?.CheckPerExpected ?? 1;
}
