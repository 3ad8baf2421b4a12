using EduStream.Media.Probing;

namespace EduStream.Media.Planning;

/// <summary>Pure: the same source and options always give the same plan.</summary>
public static class EncodingPlanner
{
    /// <summary>Frame rate, segment grid, chunks and ladder for a source.</summary>
    public static EncodingPlan Plan(SourceInfo source, EncodingOptions options) => throw new NotImplementedException();
}
