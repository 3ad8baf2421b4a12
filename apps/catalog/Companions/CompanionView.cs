using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Companions;

/// <summary>The second picture of a lesson.</summary>
/// <param name="Playable">Can be watched beside the main video.</param>
/// <param name="OffsetSeconds">Time of the companion minus time of the main video: the owner's, else the measured one, else 0.</param>
/// <param name="Sentence">For the owner, as everything below: of a failed companion, what happened and what to do.</param>
/// <param name="Offset">Where the offset comes from: <c>owner</c>, <c>measured</c>, or <c>none</c>.</param>
/// <param name="MeasuredOffset">What the sound of both recordings says; null when it says nothing clear, or was not looked at yet.</param>
/// <param name="MeasuredAt">Null until somebody looked.</param>
public sealed record CompanionView(
    VideoId VideoId,
    CompanionRole Role,
    VideoState State,
    bool Playable,
    double OffsetSeconds,
    string? Sentence = null,
    string? Offset = null,
    double? MeasuredOffset = null,
    DateTimeOffset? MeasuredAt = null)
{
    internal static CompanionView? Of(Video? video, bool forOwner)
    {
        if (video is not { Companion: { } companion })
        {
            return null;
        }

        var view = new CompanionView(video.Id, companion.Role, video.State, video.Playable is not null, companion.OffsetSeconds);
        return !forOwner ? view : view with
        {
            Sentence = video.Sentence,
            Offset = companion.OwnOffset is not null ? "owner" : companion.MeasuredOffset is not null ? "measured" : "none",
            MeasuredOffset = companion.MeasuredOffset,
            MeasuredAt = companion.MeasuredAt,
        };
    }
}

/// <summary>Describes the companion of a lesson.</summary>
/// <param name="OffsetSeconds">Null: what was measured counts again.</param>
/// <param name="Role">Null: it stays.</param>
public sealed record CompanionRequest(double? OffsetSeconds, CompanionRole? Role = null);
