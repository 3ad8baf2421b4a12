using System.ComponentModel.DataAnnotations;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>How fresh an answer about a session must be.</summary>
internal sealed class PlaybackGateOptions
{
    internal const string Section = "PlaybackGate";

    /// <summary>How long an answer of <c>playback</c> is used without asking again; an ended session is refused after this at the latest. Default 2 s, at most 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan Fresh { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// While <c>playback</c> cannot be asked, how long after its last good answer a session still counts as live, so that a restart of one app does not
    /// stop everybody who is watching. Sessions that were never seen are refused meanwhile. Default 30 s, at most 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long <c>playback</c> may take to answer. Default 2 s, 0.1 to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);
}
