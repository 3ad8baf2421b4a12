namespace EduStream.Media.Captions;

/// <summary>Gathers findings. A hostile file can cause one per line: all are counted, and of each code only so many are kept as can be shown.</summary>
internal sealed class FindingList
{
    private readonly Dictionary<string, int> counts = [];
    private readonly List<CaptionFinding> kept = [];

    internal void Add(string code, Cue? cue = null, int? line = null)
    {
        var count = counts[code] = counts.GetValueOrDefault(code) + 1;
        if (count <= CaptionReport.Most)
        {
            kept.Add(FindingCodes.Finding(code, cue, line));
        }
    }

    internal CaptionReport Report(string format, string encoding, int read, int written) => new(
        format, encoding, read, written, counts,
        [.. kept.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Seconds).ThenBy(finding => finding.Line).Take(CaptionReport.Most)]);
}
