using EduStream.Contracts;

namespace EduStream.PublishVideo;

/// <summary>Which version of which video and whose; also the input of every activity that needs no more than that.</summary>
internal record PublishVideoInput(VideoId VideoId, int Version, UploadId UploadId, string OwnerId = "")
{
    /// <summary>One instance per version: <c>publish-{videoId}-{version}</c>.</summary>
    internal static string WorkflowIdOf(VideoId videoId, int version) => $"publish-{videoId}-{version}";
}
