using System.ComponentModel.DataAnnotations;

namespace EduStream.Playback.Sessions;

internal sealed class PlaybackOptions : IValidatableObject
{
    internal const string Section = "Playback";

    /// <summary>How many screens one person may watch on at once. Default 3, from 1 to 100.</summary>
    [Range(1, 100)]
    public int Screens { get; init; } = 3;

    /// <summary>How long a session lives without a heartbeat; a screen that died counts for this long. Default 180 s, 30 s to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>How often a player is told to send a heartbeat. Default 20 s, 1 s to 10 minutes, at most a third of the lifetime.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After this a session ends whatever its player says; the token ends with it. Default 12 hours, 1 minute to 2 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00")]
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How often a heartbeat asks again whether the person may still watch. Default 60 s, 1 s to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan EntitlementRecheck { get; init; } = TimeSpan.FromSeconds(60);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // One lost heartbeat, and one late one, must not end a session.
        if (Heartbeat * 3 > Lifetime)
        {
            yield return new ValidationResult($"{Section}:Heartbeat is {Heartbeat}: at most a third of {Section}:Lifetime ({Lifetime}).", [nameof(Heartbeat)]);
        }
    }
}
