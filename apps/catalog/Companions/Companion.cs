using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Companions;

/// <summary>What makes a video the second picture of its lesson. Everything else of it is a video like any other.</summary>
internal sealed class Companion
{
    /// <summary>An hour: who starts two recordings further apart has two lessons.</summary>
    internal const double MostOffset = 3600;

    public required VideoId VideoId { get; init; }

    public required CompanionRole Role { get; set; }

    /// <summary>The owner's; null until they set one.</summary>
    public double? OwnOffset { get; private set; }

    /// <summary>What the sound of both says; null when it says nothing.</summary>
    public double? MeasuredOffset { get; private set; }

    /// <summary>From 0 to 1; null until it was measured.</summary>
    public double? Confidence { get; private set; }

    public DateTimeOffset? MeasuredAt { get; private set; }

    /// <summary>Counts changes, so that two writers cannot overwrite each other.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Time of the companion minus time of the main video, in seconds.</summary>
    public double OffsetSeconds => OwnOffset ?? MeasuredOffset ?? 0;

    /// <summary>The sentence about an offset that cannot be one.</summary>
    internal static string? Fault(double? offset) =>
        offset is { } seconds && !(Math.Abs(seconds) <= MostOffset)
            ? $"offsetSeconds is the companion's time minus the main video's at the same moment: from -{MostOffset:0} to {MostOffset:0}."
            : null;

    /// <param name="role">Null: it stays.</param>
    /// <param name="ownOffset">Null: what was measured counts again.</param>
    internal void Describe(CompanionRole? role, double? ownOffset)
    {
        (Role, OwnOffset) = (role ?? Role, ownOffset is { } seconds ? Math.Round(seconds, 3) : null);
        Revision++;
    }

    internal void Show(CompanionRole role)
    {
        Role = role;
        Revision++;
    }

    /// <summary>Another version of either recording is watched: what was measured was not measured of these two.</summary>
    internal void Forget()
    {
        (MeasuredOffset, Confidence, MeasuredAt) = (null, null, null);
        Revision++;
    }

    internal void Take(OffsetMeasured measured, DateTimeOffset now)
    {
        (MeasuredOffset, Confidence, MeasuredAt) = (measured.OffsetSeconds, measured.Confidence, now);
        Revision++;
    }
}
