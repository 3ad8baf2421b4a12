namespace EduStream.Launcher.Player;

/// <summary>What the browser's own player said after a while of playing.</summary>
/// <param name="StartupMs">From the navigation to the lesson page to the first picture on the screen; null when there was none.</param>
/// <param name="FirstFrameAt">When that picture was shown.</param>
/// <param name="FramesDecoded"><c>getVideoPlaybackQuality().totalVideoFrames</c> less the dropped ones, over all renditions.</param>
/// <param name="MediaSecondsPlayed">Sum of the element's <c>played</c> ranges.</param>
/// <param name="RenditionsSeen">Sizes of pictures that were really shown, for example <c>1280x720</c>.</param>
/// <param name="Switches">Adaptation and variant events of the player.</param>
/// <param name="Leaps">Where the whole ladder took the place of an instant stream.</param>
/// <param name="KeySystem">Of the media keys in use; null when nothing was decrypted.</param>
/// <param name="Problem">What the page showed instead; null when it played.</param>
internal sealed record PlayerReport(
    double? StartupMs,
    DateTimeOffset? FirstFrameAt,
    int FramesDecoded,
    double MediaSecondsPlayed,
    IReadOnlyList<string> RenditionsSeen,
    IReadOnlyList<string> Switches,
    IReadOnlyList<Leap> Leaps,
    string? KeySystem,
    string? Problem);

/// <summary>From the last picture of one presentation to the first of the next.</summary>
/// <param name="Media">Seconds of the lecture that were not shown; below 0: shown twice.</param>
/// <param name="Ms">Milliseconds of the viewer's time.</param>
internal sealed record Leap(double Media, double Ms);
