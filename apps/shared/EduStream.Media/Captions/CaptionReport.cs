namespace EduStream.Media.Captions;

/// <summary>What reading and repairing a caption file found.</summary>
/// <param name="Format"><c>srt</c>, <c>vtt</c>, or empty when it is neither.</param>
/// <param name="Encoding">For example <c>utf-8</c>; empty when it is no text.</param>
/// <param name="CuesRead">Captions with readable times.</param>
/// <param name="CuesWritten">Captions after all repairs; 0 when refused.</param>
/// <param name="Counts">Findings by code, all of them.</param>
/// <param name="Findings">The gravest first, then by time, at most <see cref="Most"/>.</param>
public sealed record CaptionReport(
    string Format, string Encoding, int CuesRead, int CuesWritten, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<CaptionFinding> Findings)
{
    /// <summary>How many findings are listed one by one.</summary>
    public const int Most = 100;
}
