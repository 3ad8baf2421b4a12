namespace EduStream.Media.Captions.Reading;

/// <summary>From bytes that an attacker may have chosen to cues whose text is harmless. What the file says it is does not count, only what is in it.</summary>
internal static class CaptionReader
{
    internal const int MostBytes = 2_000_000;
    internal const int MostCues = 20_000;

    private static readonly (CueTextChanges Change, string Code)[] Changes =
    [
        (CueTextChanges.TagsRemoved, FindingCodes.TagsRemoved), (CueTextChanges.TagsShown, FindingCodes.TagsShown),
        (CueTextChanges.TagsIgnored, FindingCodes.TagsIgnored), (CueTextChanges.Cut, FindingCodes.TextCut),
    ];

    /// <summary>The cues in the file's order, or the code of a refusal.</summary>
    internal static CaptionReading Read(ReadOnlySpan<byte> content, FindingList findings, bool repaired = false)
    {
        // Escaping, UTF-8 and splitting make more of what was accepted.
        var (mostBytes, mostCues) = repaired ? (10 * MostBytes, 10 * MostCues) : (MostBytes, MostCues);
        if (content.Length > mostBytes)
        {
            return CaptionReading.Refused(FindingCodes.TooLarge);
        }

        if (CaptionEncoding.Decode(content) is not { } decoded)
        {
            return CaptionReading.Refused(FindingCodes.NotText);
        }

        // \u001a: end of file of old editors.
        var lines = decoded.Text.TrimStart('\ufeff').TrimEnd('\u001a', '\0').ReplaceLineEndings("\n").Split('\n');
        var vtt = WebVttReader.IsWebVtt(lines);
        if (!vtt && !lines.Any(TimingLine.IsMeant))
        {
            return CaptionReading.Refused(FindingCodes.NotCaptions, encoding: decoded.Name);
        }

        if (decoded.Guessed)
        {
            findings.Add(FindingCodes.EncodingGuessed);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains('\ufffd', StringComparison.Ordinal))
            {
                findings.Add(FindingCodes.LettersLost, line: i + 1);
            }
        }

        var format = vtt ? "vtt" : "srt";
        var raw = (vtt ? WebVttReader.Read(lines, findings) : SubRipReader.Read(lines, findings)).Take(mostCues + 1).ToList();
        return raw.Count > mostCues
            ? CaptionReading.Refused(FindingCodes.TooManyCues, format, decoded.Name)
            : new CaptionReading(format, decoded.Name, [.. raw.Select(cue => Clean(cue, vtt, findings))]);
    }

    private static Cue Clean(RawCue raw, bool vtt, FindingList findings)
    {
        var text = CueText.Clean(raw.Text.TrimEnd(), out var changes, vtt); // or a tag that is never closed ends in a line of its own
        var settings = CueSettings.Clean(raw.Settings, out var removed);
        var cue = new Cue(raw.Start, raw.End, text, settings.Length == 0 && changes.HasFlag(CueTextChanges.OnTop) ? "line:0" : settings, raw.Line);
        foreach (var (change, code) in Changes)
        {
            if (changes.HasFlag(change))
            {
                findings.Add(code, cue);
            }
        }

        if (removed && vtt)
        {
            findings.Add(FindingCodes.SettingsRemoved, cue);
        }

        return cue;
    }
}

/// <summary>What came of reading.</summary>
/// <param name="Refusal">Code; null when there are cues.</param>
internal sealed record CaptionReading(string Format, string Encoding, IReadOnlyList<Cue> Cues, string? Refusal = null)
{
    internal static CaptionReading Refused(string code, string format = "", string encoding = "") => new(format, encoding, [], code);
}
