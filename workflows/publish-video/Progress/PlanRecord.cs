using EduStream.Contracts;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Progress;

/// <summary>How much there is to do, kept beside the step records.</summary>
/// <param name="Chunks">None without picture.</param>
/// <param name="ChunkSeconds">Length of every chunk but the last, which ends with the video.</param>
internal sealed record PlanRecord(int Chunks, double ChunkSeconds, double TotalSeconds, int Sounds)
{
    /// <summary>State key.</summary>
    internal static string KeyOf(VideoId videoId, int version) => StepRecord.KeyOf(videoId, version, "plan");

    /// <summary>Length of chunk <paramref name="index"/>.</summary>
    internal double SecondsOf(int index) => index == Chunks - 1 ? TotalSeconds - (index * ChunkSeconds) : ChunkSeconds;

    internal static PlanRecord Of(EncodingPlan plan) =>
        new(plan.ChunkCount, plan.ChunkCount == 0 ? 0 : (plan.Chunk(0).Frames / plan.FrameRate).Value, plan.Duration.Value, plan.Sounds().Count);
}
