using System.Globalization;
using System.Text.RegularExpressions;
using EduStream.Contracts;

namespace EduStream.PublishVideo;

/// <summary>Which version of which video and whose; also the input of every activity that needs no more than that.</summary>
/// <param name="Run">Counts from 1; each retry of a version that broke is one more.</param>
/// <param name="Undo">What earlier runs left to be undone, in the order in which it was made. For the workflow only: activities get none.</param>
/// <param name="RequestId">The request to make the version anew from a source that had one already.</param>
internal partial record PublishVideoInput(
    VideoId VideoId, int Version, UploadId UploadId, string OwnerId = "", int Run = 1, IReadOnlyList<string>? Undo = null, Guid? RequestId = null)
{
    /// <summary>One instance per version: <c>publish-{videoId}-{version}</c>.</summary>
    internal static string WorkflowIdOf(VideoId videoId, int version) => string.Create(CultureInfo.InvariantCulture, $"publish-{videoId}-{version}");

    /// <summary>A section of a long lecture is an instance of its own: <c>publish-{videoId}-{version}-{run}-{kind}-{index}-{mark}</c>.</summary>
    /// <param name="mark">Eleven hexadecimal characters that tell the sections of one run from those of the same run begun again.</param>
    internal string SectionIdOf(string kind, int index, string mark) => string.Create(CultureInfo.InvariantCulture, $"{WorkflowIdOf(VideoId, Version)}-{Run}-{kind}-{index}-{mark}");

    /// <summary>The other way round, for the version's own instance and for those of its sections; false for an instance of another workflow.</summary>
    internal static bool TryReadWorkflowId(string workflowId, out VideoId videoId, out int version)
    {
        (videoId, version) = (default, 0);
        return WorkflowIdForm().Match(workflowId) is { Success: true } id && VideoId.TryParse(id.Groups["video"].Value, out videoId)
            && int.TryParse(id.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>The event that lets a kept version go on: one name per run, so that a second one does not start a later run unasked.</summary>
    internal static string RetryEventOf(int run) => $"retry-{run}";

    [GeneratedRegex(@"^publish-(?<video>.{36})-(?<version>[0-9]{1,10})(?:-[0-9]{1,10}-[a-z]{1,10}-[0-9]{1,10}-[0-9a-f]{11})?\z")]
    private static partial Regex WorkflowIdForm();
}
