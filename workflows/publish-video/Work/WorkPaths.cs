using EduStream.Contracts;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// Names of one version's scratch in the media store. What a chunk is called follows from the source and the settings, so that a result found
/// under its name is the result of exactly this work.
/// </summary>
internal static class WorkPaths
{
    internal static string Plan(PublishVideoInput version) => $"{Root(version)}plan.json";

    /// <summary>What was measured of the source, and the ladder that follows from it.</summary>
    internal static string Analysis(PublishVideoInput version) => $"{Root(version)}analysis.json";

    /// <summary>The instructor's report while the version is encoded.</summary>
    internal static string Report(PublishVideoInput version) => $"{Root(version)}{MediaPaths.LadderReportFile}";

    internal static string InstantPlan(PublishVideoInput version) => $"{Root(version)}instant-plan.json";

    /// <summary>One encoded track.</summary>
    internal static string Encoded(PublishVideoInput version, WorkPlan plan, WorkPart part, string file) => $"{Encoded(version, plan, part)}/{file}";

    /// <summary>Committed after all files of the step.</summary>
    internal static string EncodedMarker(PublishVideoInput version, WorkPlan plan, WorkPart part) => $"{Encoded(version, plan, part)}/done.json";

    /// <summary>What packaging a part made, committed after all its segments.</summary>
    internal static string Packaged(PublishVideoInput version, WorkPlan plan, WorkPart part) => $"{Root(version)}{plan.Hash}/{part.PackageStep}.json";

    private static string Encoded(PublishVideoInput version, WorkPlan plan, WorkPart part) => $"{Root(version)}{plan.Hash}/{part.EncodeStep}";

    private static string Root(PublishVideoInput version) => MediaPaths.Work(version.VideoId, version.Version);
}
