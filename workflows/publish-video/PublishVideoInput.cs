using System.Globalization;
using EduStream.Contracts;

namespace EduStream.PublishVideo;

/// <summary>Which version of which video and whose; also the input of every activity that needs no more than that.</summary>
/// <param name="Run">Counts from 1; each retry of a version that broke is one more.</param>
/// <param name="Undo">What earlier runs left to be undone, in the order in which it was made. For the workflow only: activities get none.</param>
/// <param name="RequestId">The request to make the version anew from a source that had one already.</param>
internal record PublishVideoInput(
    VideoId VideoId, int Version, UploadId UploadId, string OwnerId = "", int Run = 1, IReadOnlyList<string>? Undo = null, Guid? RequestId = null)
{
    private const string Prefix = "publish-";
    private const int IdLength = 36;

    /// <summary>One instance per version: <c>publish-{videoId}-{version}</c>.</summary>
    internal static string WorkflowIdOf(VideoId videoId, int version) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{videoId}-{version}");

    /// <summary>The other way round; false for an instance of another workflow.</summary>
    internal static bool TryReadWorkflowId(string workflowId, out VideoId videoId, out int version)
    {
        (videoId, version) = (default, 0);
        var parts = workflowId.Length > Prefix.Length + IdLength && workflowId.StartsWith(Prefix, StringComparison.Ordinal) ? workflowId[Prefix.Length..] : null;
        return parts is not null && VideoId.TryParse(parts[..IdLength], out videoId) && parts[IdLength] == '-'
            && int.TryParse(parts[(IdLength + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>The event that lets a kept version go on: one name per run, so that a second one does not start a later run unasked.</summary>
    internal static string RetryEventOf(int run) => $"retry-{run}";
}
