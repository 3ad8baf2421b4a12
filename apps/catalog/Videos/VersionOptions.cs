using System.ComponentModel.DataAnnotations;

namespace EduStream.Catalog.Videos;

internal sealed class VersionOptions
{
    internal const string Section = "Versions";

    /// <summary>Versions before the published one that are kept for a roll-back, default 2, 0 to 100.</summary>
    [Range(0, 100)]
    public int Kept { get; init; } = 2;

    /// <summary>How long somebody may go on watching a version after the pointer has left it: the longest life of a playback session (<c>Playback:Longest</c>). Default 12 hours, up to 2 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "2.00:00:00")]
    public TimeSpan SessionsLife { get; init; } = TimeSpan.FromHours(12);
}
