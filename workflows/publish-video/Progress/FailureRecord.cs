using EduStream.Contracts;

namespace EduStream.PublishVideo.Progress;

/// <summary>The steps of a run that failed at least once, kept beside the step records.</summary>
internal sealed record FailureRecord(IReadOnlyDictionary<string, StepFailure> Steps)
{
    // A version with more steps in trouble than this has one trouble.
    private const int MostSteps = 32;

    internal static FailureRecord None { get; } = new(new Dictionary<string, StepFailure>());

    /// <summary>State key.</summary>
    internal static string KeyOf(VideoId videoId, int version) => StepRecord.KeyOf(videoId, version, "failures");

    /// <summary>One more failed attempt.</summary>
    internal FailureRecord With(string step, DateTimeOffset at)
    {
        var attempts = Steps.TryGetValue(step, out var known) ? known.Attempts + 1 : 1;
        var others = Steps.Where(other => other.Key != step).OrderByDescending(other => other.Value.At).Take(MostSteps - 1);
        return new FailureRecord(others.Append(new(step, new StepFailure(attempts, at))).ToDictionary(entry => entry.Key, entry => entry.Value));
    }
}

/// <param name="At">When the last of them failed.</param>
internal sealed record StepFailure(int Attempts, DateTimeOffset At);
