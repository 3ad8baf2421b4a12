using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;

namespace EduStream.EnrichVideo.Outcomes;

/// <summary>
/// How the enrichment of each version ended, in Dapr state. A finished workflow id may be used again, so this record, not the workflow, is what makes
/// a late redelivery harmless.
/// </summary>
internal sealed class EnrichmentLedger(DaprClient dapr, TimeProvider clock)
{
    /// <summary>Null while it has not ended.</summary>
    internal async Task<EnrichmentEnding?> FindAsync(VideoId videoId, int version, CancellationToken stop) =>
        await dapr.GetStateAsync<EnrichmentEnding?>(Components.StateStore, KeyOf(videoId, version), ConsistencyMode.Strong, cancellationToken: stop);

    /// <summary>Notes the ending; a second note of the same run replaces the first.</summary>
    internal Task CloseAsync(VideoId videoId, int version, IReadOnlyList<PartOutcome> parts) =>
        dapr.SaveStateAsync(Components.StateStore, KeyOf(videoId, version), new EnrichmentEnding(clock.GetUtcNow(), parts));

    private static string KeyOf(VideoId videoId, int version) => $"enrichment/{videoId}/{version}";
}

internal sealed record EnrichmentEnding(DateTimeOffset At, IReadOnlyList<PartOutcome> Parts);
