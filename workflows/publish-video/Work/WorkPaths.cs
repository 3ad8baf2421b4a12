using EduStream.Contracts;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// Names of one version's scratch in the media store. What a chunk is called follows from the source and the settings, so that a result found
/// under its name is the result of exactly this work.
/// </summary>
internal static class WorkPaths
{
    internal static string Plan(PublishVideoInput version) => $"{Root(version)}plan.json";

    /// <summary>One encoded track of a chunk, or the sound.</summary>
    internal static string Encoded(PublishVideoInput version, WorkPlan plan, int? chunk, string file) => $"{Encoded(version, plan, chunk)}/{file}";

    /// <summary>Committed after all files of the step.</summary>
    internal static string EncodedMarker(PublishVideoInput version, WorkPlan plan, int? chunk) => $"{Encoded(version, plan, chunk)}/done.json";

    /// <summary>What packaging a chunk (or the sound) made, committed after all its segments.</summary>
    internal static string Packaged(PublishVideoInput version, WorkPlan plan, int? chunk) =>
        $"{Root(version)}{plan.Hash}/{(chunk is { } index ? Steps.Package(index) : Steps.PackageAudio)}.json";

    /// <summary>Committed when a chunk (or the sound) has been read back and found right.</summary>
    internal static string Verified(PublishVideoInput version, WorkPlan plan, int? chunk) =>
        $"{Root(version)}{plan.Hash}/{(chunk is { } index ? Steps.Verify(index) : Steps.VerifyAudio)}.json";

    /// <summary>For people.</summary>
    internal static string Part(int? chunk) => chunk is { } index ? $"chunk {index}" : "the sound";

    private static string Encoded(PublishVideoInput version, WorkPlan plan, int? chunk) =>
        $"{Root(version)}{plan.Hash}/{(chunk is { } index ? Steps.Encode(index) : Steps.EncodeAudio)}";

    private static string Root(PublishVideoInput version) => MediaPaths.Work(version.VideoId, version.Version);
}
