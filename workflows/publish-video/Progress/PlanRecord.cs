using EduStream.Contracts;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Instant;

namespace EduStream.PublishVideo.Progress;

/// <summary>How much there is to do, kept beside the step records.</summary>
/// <param name="Chunks">None without picture.</param>
/// <param name="ChunkSeconds">Length of every chunk but the last, which ends with the video.</param>
/// <param name="ExpectedPace">Seconds of a slot per second of media, by the trial encodes; null when there were none.</param>
/// <param name="Slots">Encodes at once of the replica that planned.</param>
/// <param name="Instant">Seconds of each chunk of the instant stream, which is made before the ladder, on the same slots; null when it costs nothing.</param>
/// <param name="CheckingPace">Seconds of a slot per second of media that checking is reckoned to take, see <see cref="CheckingWork"/>; null without picture.</param>
internal sealed record PlanRecord(
    int Chunks, double ChunkSeconds, double TotalSeconds, int Sounds, double? ExpectedPace = null, int Slots = 1, IReadOnlyList<double>? Instant = null, double? CheckingPace = null)
{
    /// <summary>State key.</summary>
    internal static string KeyOf(VideoId videoId, int version) => StepRecord.KeyOf(videoId, version, "plan");

    /// <summary>Length of chunk <paramref name="index"/>.</summary>
    internal double SecondsOf(int index) => index == Chunks - 1 ? TotalSeconds - (index * ChunkSeconds) : ChunkSeconds;

    /// <param name="coreSeconds">Work of the ladder by the trial encodes.</param>
    internal static PlanRecord Of(EncodingPlan plan, double? coreSeconds, int slots, InstantPlan? instant) => new(
        plan.ChunkCount,
        plan.ChunkCount == 0 ? 0 : (plan.Chunk(0).Frames / plan.FrameRate).Value,
        plan.Duration.Value,
        plan.Sounds().Count,
        coreSeconds / plan.Duration.Value,
        slots,
        instant is null or { Copied: true } ? null : [.. instant.Work.Plan.Chunks().Select(chunk => Math.Round((chunk.Frames / instant.Work.Plan.FrameRate).Value, 3))],
        CheckingWork.Pace(plan));
}
