using System.ComponentModel.DataAnnotations;

namespace EduStream.Pipeline.Sweeping;

internal sealed class VersionSweepOptions
{
    internal const string Section = "VersionSweep";

    /// <summary>A version of which nothing has moved for so long, and nothing waits for a slot, is reported as stalled. Default 15 minutes, 1 minute to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A version whose workflow has been gone for so long is started again. Default 1 minute, zero to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromMinutes(1);
}
