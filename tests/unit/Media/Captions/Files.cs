using EduStream.Media.Captions;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Tests.Unit.Media.Captions;

/// <summary>Short caption files, and short ways to look at what came of them.</summary>
internal static class Files
{
    internal static CaptionOutcome Import(string text, double? seconds = null) => CaptionImport.Import(TextEncoding.UTF8.GetBytes(text), seconds);

    internal static CaptionOutcome.Accepted Accepted(string text, double? seconds = null) =>
        Import(text, seconds) as CaptionOutcome.Accepted ?? throw new InvalidOperationException($"Refused: {Import(text, seconds)}");

    /// <summary><c>1.0-3.5 words</c> per cue.</summary>
    internal static string[] Shown(string text, double? seconds = null) => [.. Accepted(text, seconds).Cues.Select(Shown)];

    internal static string Shown(Cue cue) => FormattableString.Invariant($"{cue.Start.TotalSeconds:0.0##}-{cue.End.TotalSeconds:0.0##} {cue.Text.Replace('\n', '/')}");

    internal static string[] Codes(CaptionOutcome outcome) => [.. outcome.Report.Counts.Keys.Order()];

    /// <summary>A cue of WebVTT; times in seconds.</summary>
    internal static string Vtt(params (double From, double To, string Text)[] cues) =>
        WebVttWriter.Write(cues.Select(cue => new Cue(TimeSpan.FromSeconds(cue.From), TimeSpan.FromSeconds(cue.To), cue.Text)));
}
