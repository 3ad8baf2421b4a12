using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// Pure: what checking a version is reckoned to take, by what it is made of. Kinds of picture that differ by half in what it takes to encode them differ little in what it takes
/// to decode them, so a share of the encode, learned from another lecture, says less.
/// </summary>
internal static class CheckingWork
{
    // Fetching, and starting the program that decrypts and the one that decodes.
    private const double SecondsPerTrack = 0.25;

    // Of H.264 on one core: 1100 were measured on footage, 2200 on slides.
    private const double MegapixelsPerSecond = 1500;

    /// <summary>Seconds of a slot per second of media; null without picture.</summary>
    internal static double? Pace(EncodingPlan plan)
    {
        if (plan.ChunkCount == 0)
        {
            return null;
        }

        var decoded = plan.Video.Sum(rendition => (double)rendition.Width * rendition.Height / rendition.FrameStep) * plan.FrameRate.Value / 1e6;
        return (SecondsPerTrack * plan.Video.Count * plan.ChunkCount / plan.Duration.Value) + (decoded / MegapixelsPerSecond);
    }
}
