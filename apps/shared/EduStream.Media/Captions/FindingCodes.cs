using static EduStream.Media.Captions.FindingSeverity;

namespace EduStream.Media.Captions;

/// <summary>Every finding there is: its stable name, what is done about it, and the sentence for the instructor.</summary>
public static class FindingCodes
{
    internal const string NotText = "not-text";
    internal const string TooLarge = "too-large";
    internal const string NotCaptions = "not-captions";
    internal const string NoCues = "no-cues";
    internal const string TooManyCues = "too-many-cues";
    internal const string OtherVideo = "other-video";
    internal const string EncodingGuessed = "encoding-guessed";
    internal const string LettersLost = "letters-lost";
    internal const string BadTime = "bad-time";
    internal const string BlockIgnored = "block-ignored";
    internal const string TagsRemoved = "tags-removed";
    internal const string TagsShown = "tags-shown";
    internal const string TagsIgnored = "tags-ignored";
    internal const string SettingsRemoved = "settings-removed";
    internal const string TextCut = "text-cut";
    internal const string EmptyCue = "empty-cue";
    internal const string OutOfOrder = "out-of-order";
    internal const string NegativeTime = "negative-time";
    internal const string NoDuration = "no-duration";
    internal const string PastTheEnd = "past-the-end";
    internal const string EndCut = "end-cut";
    internal const string Duplicate = "duplicate";
    internal const string OverlapCut = "overlap-cut";
    internal const string OverlapJoined = "overlap-joined";
    internal const string Overlap = "overlap";
    internal const string GapClosed = "gap-closed";
    internal const string LongGap = "long-gap";
    internal const string ShortExtended = "short-extended";
    internal const string TooShort = "too-short";
    internal const string FastExtended = "fast-extended";
    internal const string TooFast = "too-fast";
    internal const string LongSplit = "long-split";
    internal const string TooLong = "too-long";

    private static readonly Dictionary<string, (FindingSeverity Severity, string Sentence)> All = new()
    {
        [NotText] = (Refused, "This is not a text file. Upload captions as SubRip (.srt) or WebVTT (.vtt)."),
        [TooLarge] = (Refused, "The file is larger than 2 MB. Captions of many hours fit into that: check that it is the right file."),
        [NotCaptions] = (Refused, "No caption times were found. Upload captions as SubRip (.srt) or WebVTT (.vtt)."),
        [NoCues] = (Refused, "No caption in the file can be shown. Check its times and texts."),
        [TooManyCues] = (Refused, "The file holds more than 20000 captions. Check that it is the right file."),
        [OtherVideo] = (Refused, "Most captions lie behind the end of the video. Check that they belong to it."),
        [EncodingGuessed] = (Warning, "The file is not UTF-8; it was read as Windows-1252. If letters are wrong, save it as UTF-8 and upload it again."),
        [LettersLost] = (Repaired, "A letter is damaged in the file; a sign that stands for any letter is shown in its place."),
        [BadTime] = (Warning, "The times of this caption cannot be read; it is left out."),
        [BlockIgnored] = (Warning, "Styles, regions and text without times are not used."),
        [TagsRemoved] = (Repaired, "Markup that captions do not have was removed."),
        [TagsShown] = (Repaired, "What stands between < and > and is no markup of captions is shown as text."),
        [TagsIgnored] = (Warning, "WebVTT does not show what stands between < and >. If it is text, write &lt; for the first of them."),
        [SettingsRemoved] = (Repaired, "Placement that cannot be used was removed."),
        [TextCut] = (Warning, "The caption is longer than 1000 characters; the rest is left out."),
        [EmptyCue] = (Repaired, "A caption without text was left out."),
        [OutOfOrder] = (Repaired, "Captions were put in order of time."),
        [NegativeTime] = (Repaired, "A time before the start of the video was moved to the start, or left out."),
        [NoDuration] = (Repaired, "The caption ended before it began; it got the time that reading takes."),
        [PastTheEnd] = (Warning, "The caption begins behind the end of the video; it is left out."),
        [EndCut] = (Repaired, "The caption was cut at the end of the video."),
        [Duplicate] = (Repaired, "A caption that repeats the one before was joined with it."),
        [OverlapCut] = (Repaired, "Two captions overlapped; the first now ends where the second begins."),
        [OverlapJoined] = (Repaired, "Two captions at the same time were joined."),
        [Overlap] = (Warning, "Two captions overlap for a while; both are shown."),
        [GapClosed] = (Repaired, "A gap too short to see was closed."),
        [LongGap] = (Warning, "More than a minute has no captions. Check that nothing is missing."),
        [ShortExtended] = (Repaired, "A caption that was shown too briefly stays longer."),
        [TooShort] = (Warning, "The caption is shown too briefly, and there is no room to show it longer."),
        [FastExtended] = (Repaired, "A caption that was too fast to read stays longer."),
        [TooFast] = (Warning, "The caption is too fast to read, and there is no room to show it longer. Shorten its text."),
        [LongSplit] = (Repaired, "A long caption was split into several."),
        [TooLong] = (Warning, "The caption is too long to read at a glance. Split it."),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    internal static CaptionFinding Finding(string code, Cue? cue = null, int? line = null) => new(
        code, All[code].Severity, All[code].Sentence, cue is { Line: > 0 } ? cue.Line : line, cue is null ? null : Math.Round(cue.Start.TotalSeconds, 3));
}
