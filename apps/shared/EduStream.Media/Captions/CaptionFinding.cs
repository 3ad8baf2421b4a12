namespace EduStream.Media.Captions;

/// <summary>Something that was not right in a caption file. It names places and never repeats what the file says.</summary>
/// <param name="Code">Stable name, for example <c>overlap-cut</c>; see <see cref="FindingCodes"/>.</param>
/// <param name="Severity">What was done about it.</param>
/// <param name="Sentence">The same for every finding of the code.</param>
/// <param name="Line">Line of the file, from 1; null when it is about the whole.</param>
/// <param name="Seconds">Time in the video; null when it is about the whole.</param>
public sealed record CaptionFinding(string Code, FindingSeverity Severity, string Sentence, int? Line = null, double? Seconds = null);

/// <summary>What was done about a finding.</summary>
public enum FindingSeverity
{
    /// <summary>Put right; nothing to do.</summary>
    Repaired,

    /// <summary>Left as it is or left out; worth a look.</summary>
    Warning,

    /// <summary>The file cannot be used.</summary>
    Refused,
}
