using EduStream.Media.Copying;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Instant;

/// <summary>How the instant stream of a version is made, in its scratch.</summary>
/// <param name="GainDecibels">Of all parts of the sound, so that they are equally loud; null leaves it.</param>
/// <param name="Copied">The source is used as it is.</param>
internal sealed record InstantPlan(WorkPlan Work, double? GainDecibels, bool Copied = false)
{
    internal int ChunkCount => Copied ? CopyGrid.Count(Work.Plan) : Work.Plan.ChunkCount;
}
