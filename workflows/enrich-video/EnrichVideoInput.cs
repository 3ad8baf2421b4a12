using EduStream.Contracts;

namespace EduStream.EnrichVideo;

/// <summary>Which version of which video and whose; also the input of every activity that needs no more than that.</summary>
internal sealed record EnrichVideoInput(VideoId VideoId, int Version, UploadId UploadId, string OwnerId = "")
{
    /// <summary>One instance per version: <c>enrich-{videoId}-{version}</c>.</summary>
    internal static string WorkflowIdOf(VideoId videoId, int version) => $"enrich-{videoId}-{version}";
}
