using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;

namespace EduStream.EnrichVideo.Outcomes;

/// <summary>
/// Where the enrichment of each version stands, in Dapr state. A finished workflow id may be used again, so this record, not the workflow, is what makes
/// a late redelivery harmless.
/// </summary>
internal sealed class EnrichmentLedger(DaprClient dapr, TimeProvider clock)
{
    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite, Consistency = ConsistencyMode.Strong };

    /// <summary>Null when no run was begun.</summary>
    internal async Task<EnrichmentEntry?> FindAsync(VideoId videoId, int version, CancellationToken stop) =>
        await dapr.GetStateAsync<EnrichmentEntry?>(Components.StateStore, KeyOf(videoId, version), ConsistencyMode.Strong, cancellationToken: stop);

    /// <summary>Notes that a run begins; what is known of the parts stays until it has ended. False when the entry is not as the caller saw it: somebody else was faster.</summary>
    internal async Task<bool> BeginAsync(VideoId videoId, int version, int run, EnrichmentEntry? seen, CancellationToken stop)
    {
        var (entry, etag) = await dapr.GetStateAndETagAsync<EnrichmentEntry?>(Components.StateStore, KeyOf(videoId, version), ConsistencyMode.Strong, cancellationToken: stop);
        return (entry?.Run, entry?.At, entry?.BeganAt) == (seen?.Run, seen?.At, seen?.BeganAt)
            && await dapr.TrySaveStateAsync(
                Components.StateStore, KeyOf(videoId, version), new EnrichmentEntry(null, entry?.Parts ?? [], run, clock.GetUtcNow()), etag ?? string.Empty, FirstWrite, cancellationToken: stop);
    }

    /// <summary>Notes the ending; a second note of the same run replaces the first.</summary>
    internal Task CloseAsync(VideoId videoId, int version, IReadOnlyList<PartOutcome> parts, int run = 1) =>
        dapr.SaveStateAsync(Components.StateStore, KeyOf(videoId, version), new EnrichmentEntry(clock.GetUtcNow(), parts, run));

    private static string KeyOf(VideoId videoId, int version) => $"enrichment/{videoId}/{version}";
}

/// <summary>What is remembered of a version's enrichment.</summary>
/// <param name="At">When the newest run ended; null while it has not.</param>
/// <param name="Parts">As the last run that ended left them.</param>
/// <param name="BeganAt">Null of an ended run.</param>
internal sealed record EnrichmentEntry(DateTimeOffset? At, IReadOnlyList<PartOutcome> Parts, int Run = 1, DateTimeOffset? BeganAt = null);
