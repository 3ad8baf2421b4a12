using EduStream.Contracts.Presentation;
using EduStream.Media.Planning;

namespace EduStream.Media.Verifying;

/// <summary>Pure: does the segment index cover the plan's timeline without a gap, an overlap or a missing track?</summary>
public static class TimelineCheck
{
    /// <summary>Faults as sentences for the log; empty when all is well.</summary>
    public static IReadOnlyList<string> Check(EncodingPlan plan, PresentationDocument presentation, IReadOnlyList<SegmentEntry> segments) => throw new NotImplementedException();
}
