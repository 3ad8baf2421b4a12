using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Planning;

namespace EduStream.Media.Packaging;

/// <summary>Pure: <c>presentation.json</c> from the plan, the init segments and the segment index.</summary>
public static class PresentationBuilder
{
    /// <summary>Tracks in the plan's order, best picture first, sound last. <see cref="InvalidDataException"/> when a track has no init segment or no segments.</summary>
    public static PresentationDocument Build(
        VideoId videoId, int version, EncodingPlan plan, IReadOnlyList<InitSegment> inits, IReadOnlyList<SegmentEntry> segments, bool complete = true) =>
        throw new NotImplementedException();
}
