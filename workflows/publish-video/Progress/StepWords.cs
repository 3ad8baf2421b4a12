using System.Globalization;
using System.Text.RegularExpressions;
using EduStream.Contracts.Progress;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Progress;

/// <summary>Steps as people read them.</summary>
internal static partial class StepWords
{
    private static readonly Dictionary<string, (string Stage, string Words)> Known = new()
    {
        ["start-version"] = (ProgressStages.Inspect, "Beginning"),
        ["inspect-source"] = (ProgressStages.Inspect, "Inspecting the file"),
        ["plan-encoding"] = (ProgressStages.Inspect, "Planning the renditions"),
        ["create-keys"] = (ProgressStages.Inspect, "Making keys"),
        ["plan-instant"] = (ProgressStages.Inspect, "Planning what can be watched first"),
        [Steps.Analyse] = (ProgressStages.Inspect, "Looking at samples of the picture"),
        [Steps.Assemble] = (ProgressStages.Package, "Putting the parts together"),
        ["switch-pointer"] = (ProgressStages.Publish, "Publishing"),
    };

    private static readonly Dictionary<string, (string Stage, string Words)> PerPart = new()
    {
        ["encode"] = (ProgressStages.Encode, "Encoding"),
        ["package"] = (ProgressStages.Encode, "Packaging"),
        ["verify"] = (ProgressStages.Verify, "Checking"),
    };

    /// <summary>Null for a step that is not known here. Parts are counted as they are worked on, not as they lie in the lecture.</summary>
    /// <param name="chunks">Of the plan; null when there is none yet.</param>
    internal static string? Of(string? step, int? chunks)
    {
        if (Find(step) is not { } found)
        {
            return null;
        }

        return found.Chunk is { } chunk && chunks is > 1 ? string.Create(CultureInfo.InvariantCulture, $"{found.Words} part {ChunkOrder.PositionOf(chunks.Value, chunk) + 1} of {chunks}") : found.Words;
    }

    /// <summary>The stage that the step belongs to; null when it is not known.</summary>
    internal static string? StageOf(string? step) => Find(step)?.Stage;

    private static (string Stage, string Words, int? Chunk)? Find(string? step)
    {
        if (step is null)
        {
            return null;
        }

        if (Known.TryGetValue(step, out var known))
        {
            return (known.Stage, known.Words, null);
        }

        if (step.StartsWith("instant-", StringComparison.Ordinal))
        {
            // The ladder waits for the first chunk.
            return (step == Steps.Instant(0) ? ProgressStages.Inspect : ProgressStages.Encode, "Encoding what can be watched first", null);
        }

        if (PartStep().Match(step) is not { Success: true } match || !PerPart.TryGetValue(match.Groups["kind"].Value, out var kind))
        {
            return null;
        }

        int? number = match.Groups["number"] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : null;
        return match.Groups["sound"].Success
            ? (kind.Stage, number is null ? $"{kind.Words} the sound" : string.Create(CultureInfo.InvariantCulture, $"{kind.Words} sound {number + 1}"), null)
            : (kind.Stage, kind.Words, number);
    }

    // encode-3, encode-audio, encode-audio-1: chunks and sounds count from 0, and the first sound has no number.
    [GeneratedRegex("^(?<kind>[a-z]+)-(?:(?<sound>audio)(?:-(?<number>[0-9]{1,6}))?|(?<number>[0-9]{1,6}))$")]
    private static partial Regex PartStep();
}
