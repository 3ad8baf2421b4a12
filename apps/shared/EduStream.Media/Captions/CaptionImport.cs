using EduStream.Media.Captions.Reading;
using EduStream.Media.Captions.Repairing;

namespace EduStream.Media.Captions;

/// <summary>From the bytes of a caption file to captions that can be shown, or to why not. Pure, and safe for any input.</summary>
public static class CaptionImport
{
    /// <summary>Largest file, bytes.</summary>
    public const int MostBytes = CaptionReader.MostBytes;

    /// <summary>Reads SubRip or WebVTT and repairs it.</summary>
    /// <param name="videoSeconds">Length of the video; null when it is not known yet.</param>
    public static CaptionOutcome Import(ReadOnlySpan<byte> content, double? videoSeconds = null)
    {
        var findings = new FindingList();
        var reading = CaptionReader.Read(content, findings);
        var (cues, refusal) = (reading.Cues, reading.Refusal);
        if (refusal is null)
        {
            cues = CaptionRepair.Repair(reading.Cues, videoSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, ReadingRules.Default, findings, out refusal);
        }

        if (refusal is null)
        {
            return new CaptionOutcome.Accepted(cues, findings.Report(reading.Format, reading.Encoding, reading.Cues.Count, cues.Count));
        }

        findings.Add(refusal);
        return new CaptionOutcome.Refused(refusal, findings.Report(reading.Format, reading.Encoding, reading.Cues.Count, 0));
    }

    /// <summary>Cues of a file that <see cref="WebVttWriter.Write"/> wrote; nothing is repaired. <see cref="InvalidDataException"/> when it is none.</summary>
    public static IReadOnlyList<Cue> ReadRepaired(ReadOnlySpan<byte> content)
    {
        var reading = CaptionReader.Read(content, new FindingList(), repaired: true);
        return reading.Refusal is null or FindingCodes.NoCues ? reading.Cues : throw new InvalidDataException("This is not a caption file of the store.");
    }
}

/// <summary>What came of a caption file.</summary>
public abstract record CaptionOutcome
{
    private CaptionOutcome()
    {
    }

    /// <summary>What was read, repaired or not.</summary>
    public abstract CaptionReport Report { get; init; }

    /// <summary>It can be shown.</summary>
    /// <param name="Cues">In order of their starts, at least one.</param>
    public sealed record Accepted(IReadOnlyList<Cue> Cues, CaptionReport Report) : CaptionOutcome
    {
        /// <inheritdoc/>
        public override CaptionReport Report { get; init; } = Report;
    }

    /// <summary>It cannot.</summary>
    /// <param name="Code">See <see cref="FindingCodes"/>.</param>
    public sealed record Refused(string Code, CaptionReport Report) : CaptionOutcome
    {
        /// <inheritdoc/>
        public override CaptionReport Report { get; init; } = Report;
    }
}
