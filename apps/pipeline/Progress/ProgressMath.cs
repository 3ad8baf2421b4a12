using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Progress;

/// <summary>Pure: from a stage and step records to what the instructor sees.</summary>
internal static class ProgressMath
{
    // Switching the pointer and what else is too short to measure.
    private const double LastSeconds = 1;

    // Shares of the whole, as measured on lectures; encoding decides.
    private static readonly Dictionary<string, double> Weights = new()
    {
        [ProgressStages.Inspect] = 2,
        [ProgressStages.Encode] = 74,
        [ProgressStages.Package] = 2,
        [ProgressStages.Verify] = 20,
        [ProgressStages.Publish] = 2,
    };

    internal static VideoProgress Waiting(VersionEntry entry, DateTimeOffset now) => Of(entry, ProgressState.Waiting, null, 0, null, now);

    internal static VideoProgress Ended(VersionEntry entry, string? reason, string? sentence, DateTimeOffset now) =>
        Of(entry, reason is null ? ProgressState.Published : ProgressState.Failed, null, 0, reason is null ? 0 : null, now) with { Reason = reason, Sentence = sentence };

    internal static VideoProgress Working(VersionEntry entry, string? stage, PlanRecord? plan, StepFacts facts, DateTimeOffset now)
    {
        var step = CurrentStep.Of(stage, plan, facts, now);
        if (plan is null)
        {
            return Of(entry, ProgressState.Processing, stage, 0, null, now) with { Step = step.Words, Attempt = step.Attempt };
        }

        var encode = StageWork.OfEncoding(plan, facts.Records, now, facts.EncodePerExpected);
        var verify = StageWork.OfVerifying(plan, facts.Records, now, Checking(plan, facts, encode.Speed));
        var (fraction, left) = stage switch
        {
            ProgressStages.Inspect => (0.9, null),
            ProgressStages.Encode => (encode.Fraction, encode.SecondsLeft + verify.SecondsLeft + LastSeconds),
            ProgressStages.Package => (facts.Records.TryGetValue(Steps.Assemble, out var assemble) ? assemble.Fraction : 0, verify.SecondsLeft + LastSeconds),
            ProgressStages.Verify => (verify.Fraction, verify.SecondsLeft + LastSeconds),
            ProgressStages.Publish => (0, LastSeconds),
            _ => (0, (double?)null),
        };
        var progress = Of(entry, ProgressState.Processing, stage, fraction, left, now) with { Step = step.Words, Attempt = step.Attempt };
        return progress with { Stages = [.. progress.Stages.Select(each => each with { Attempts = Attempts(each.Name) })] };

        int Attempts(string name) => name switch
        {
            ProgressStages.Encode => encode.Attempts,
            ProgressStages.Verify => verify.Attempts,
            _ => 0,
        };
    }

    // Until checking is measured it is taken to cost what decoding the ladder does, and without one its usual share of what encoding the same media cost; on as many slots as encoding.
    private static StageSpeed? Checking(PlanRecord plan, StepFacts facts, StageSpeed? encode) => encode is null ? null
        : encode with { Paces = [.. encode.Paces.Select(pace => plan.CheckingPace * facts.CheckPerExpected ?? pace * facts.VerifyPerEncode)] };

    private static VideoProgress Of(VersionEntry entry, ProgressState state, string? stage, double fraction, double? secondsLeft, DateTimeOffset now)
    {
        var current = stage is null ? -1 : ProgressStages.All.ToList().IndexOf(stage);
        var stages = ProgressStages.All.Select((name, index) => new StageProgress(name, Percent(index))).ToList();
        var overall = stages.Sum(each => each.Percent * Weights[each.Name] / 100);
        return new VideoProgress(
            entry.VideoId, entry.Version, state, current < 0 ? null : stage, Math.Round(overall, 1), secondsLeft is { } left ? Math.Ceiling(left) : null, stages, null, null, now);

        double Percent(int index) => state switch
        {
            ProgressState.Published => 100,
            ProgressState.Processing when index < current => 100,
            ProgressState.Processing when index == current => Math.Round(fraction * 100, 1),
            _ => 0,
        };
    }
}
