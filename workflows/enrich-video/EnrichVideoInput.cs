using EduStream.Contracts;
using EduStream.Contracts.Enrichment;

namespace EduStream.EnrichVideo;

/// <summary>Which version of which video and whose; also the input of every activity that needs no more than that.</summary>
/// <param name="Run">Counts from 1; each retry is one more.</param>
/// <param name="Kept">For the workflow: what is left as an earlier run ended it, see <see cref="Outcomes.KeptParts"/>.</param>
internal sealed record EnrichVideoInput(VideoId VideoId, int Version, UploadId UploadId, string OwnerId = "", int Run = 1, IReadOnlyList<PartOutcome>? Kept = null)
{
    /// <summary>The workflow's instance id.</summary>
    internal string WorkflowId => WorkflowIdOf(VideoId, Version, Run);

    /// <summary>One instance per version and run: <c>enrich-{videoId}-{version}</c>, with <c>-{run}</c> from the second on, so that what a lost run does late is not taken for the new one's.</summary>
    internal static string WorkflowIdOf(VideoId videoId, int version, int run = 1) => run == 1 ? $"enrich-{videoId}-{version}" : $"enrich-{videoId}-{version}-{run}";

    /// <summary>How an earlier run ended a part that is not made again.</summary>
    internal PartOutcome? KeptOf(string part) => Kept?.FirstOrDefault(outcome => outcome.Part == part);
}
