using EduStream.Contracts;

namespace EduStream.PublishVideo;

/// <summary>One sound of a version. Flat, so that what was queued when a video had one sound only still names it: the first.</summary>
/// <param name="Sound">From 0, see <see cref="Media.Planning.EncodingPlan.Sounds"/>.</param>
internal sealed record SoundInput(VideoId VideoId, int Version, UploadId UploadId, string OwnerId = "", int Sound = 0)
    : PublishVideoInput(VideoId, Version, UploadId, OwnerId)
{
    internal static SoundInput Of(PublishVideoInput version, int sound) => new(version.VideoId, version.Version, version.UploadId, version.OwnerId, sound);
}
