using System.Globalization;
using System.Text.RegularExpressions;
using EduStream.Contracts.Progress;

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
        [Steps.EncodeAudio] = (ProgressStages.Encode, "Encoding the sound"),
        [Steps.PackageAudio] = (ProgressStages.Encode, "Packaging the sound"),
        [Steps.Assemble] = (ProgressStages.Package, "Putting the parts together"),
        [Steps.VerifyAudio] = (ProgressStages.Verify, "Checking the sound"),
        ["switch-pointer"] = (ProgressStages.Publish, "Publishing"),
    };

    private static readonly Dictionary<string, (string Stage, string Words)> PerChunk = new()
    {
        ["encode"] = (ProgressStages.Encode, "Encoding"),
        ["package"] = (ProgressStages.Encode, "Packaging"),
        ["verify"] = (ProgressStages.Verify, "Checking"),
    };

    /// <summary>Null for a step that is not known here.</summary>
    /// <param name="chunks">Of the plan; null when there is none yet.</param>
    internal static string? Of(string? step, int? chunks)
    {
        if (Find(step) is not { } found)
        {
            return null;
        }

        return found.Chunk is { } chunk && chunks is > 1 ? string.Create(CultureInfo.InvariantCulture, $"{found.Words} part {chunk + 1} of {chunks}") : found.Words;
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

        return ChunkStep().Match(step) is { Success: true } match && PerChunk.TryGetValue(match.Groups[1].Value, out var kind)
            ? (kind.Stage, kind.Words, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex("^([a-z]+)-([0-9]{1,6})$")]
    private static partial Regex ChunkStep();
}
