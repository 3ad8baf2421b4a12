using EduStream.Contracts.Videos;
using EduStream.Media;

namespace EduStream.PublishVideo.Outcomes;

/// <summary>Refusals that the workflow itself gives; those about the file come from inspection and encoding.</summary>
internal static class Refusals
{
    /// <summary>A step failed for good although the file gave no cause.</summary>
    internal static Refusal Internal { get; } = new(
        FailureReasons.Internal,
        "Something went wrong on our side while your video was prepared. Please upload it again; if it happens twice, tell support.");

    /// <summary>The same while what was made is kept and a retry can go on from there.</summary>
    internal static Refusal Kept { get; } = new(
        FailureReasons.Internal,
        "Something went wrong on our side while your video was prepared. What is done so far is kept: choose Retry to go on from there; if it fails again, tell support.");

    internal static Refusal QualityCheckFailed { get; } = new(
        FailureReasons.QualityCheckFailed,
        "What we made of your video did not match your file, so it was not published. Please export it again as MP4 and upload that; if it happens twice, tell support.");

    internal static Refusal Removed { get; } = new(FailureReasons.Removed, "The video or its file was deleted while it was prepared, so nothing was published.");

    internal static Refusal Superseded { get; } = new(FailureReasons.Superseded, "A newer upload of this video is already published, so this one was put aside.");
}
