using Dapr.Workflow;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Outcomes;
using EduStream.EnrichVideo.Work;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Activities;

/// <summary>Removes the scratch, then notes how each part ended.</summary>
internal sealed class CloseEnrichment(IMediaStore store, EnrichmentLedger ledger, ILogger<CloseEnrichment> logger) : WorkflowActivity<CloseEnrichmentInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, CloseEnrichmentInput input)
    {
        var (version, parts) = input;
        await store.DeletePrefixAsync(EnrichmentPaths.Root(version));
        await ledger.CloseAsync(version.VideoId, version.Version, parts, version.Run);
        logger.VersionEnriched(version.VideoId, version.Version, string.Join(", ", parts.Select(part => $"{part.Part} {part.State}")));
        return null;
    }
}

internal sealed record CloseEnrichmentInput(EnrichVideoInput Version, IReadOnlyList<PartOutcome> Parts);
