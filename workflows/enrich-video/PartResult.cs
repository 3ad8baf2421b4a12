using EduStream.Contracts.Enrichment;

namespace EduStream.EnrichVideo;

/// <summary>What came of one part, when no other try would change it. What another try could cure is an exception.</summary>
internal sealed record PartResult(PartState State, string? Reason = null)
{
    internal static PartResult Done { get; } = new(PartState.Done);

    internal static PartResult NotAvailable(string reason) => new(PartState.NotAvailable, reason);
}
