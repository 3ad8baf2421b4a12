namespace EduStream.Media.Captions;

/// <summary>Words that are shown for a while.</summary>
/// <param name="Start">From the first picture of the video.</param>
/// <param name="End">As <paramref name="Start"/>; after it, once repaired.</param>
/// <param name="Text">WebVTT cue text as <see cref="CueText"/> writes it: escaped, with balanced harmless tags, without an empty line.</param>
/// <param name="Settings">WebVTT cue settings (place on the picture), checked; empty for the usual place.</param>
/// <param name="Line">Line of the source file in which it begins, from 1; 0 when it comes from no file.</param>
public sealed record Cue(TimeSpan Start, TimeSpan End, string Text, string Settings = "", int Line = 0)
{
    /// <summary>How long it is shown.</summary>
    public TimeSpan Duration => End - Start;
}
