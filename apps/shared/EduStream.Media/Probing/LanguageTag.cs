namespace EduStream.Media.Probing;

/// <summary>Pure: a language tag from a hostile file.</summary>
internal static class LanguageTag
{
    /// <summary>BCP 47 asks for the two-letter code where there is one; files carry three letters, in two dialects.</summary>
    private static readonly Dictionary<string, string> TwoLetters = new()
    {
        ["ara"] = "ar", ["ces"] = "cs", ["cze"] = "cs", ["chi"] = "zh", ["zho"] = "zh", ["dan"] = "da", ["deu"] = "de", ["ger"] = "de", ["dut"] = "nl", ["nld"] = "nl",
        ["ell"] = "el", ["gre"] = "el", ["eng"] = "en", ["fin"] = "fi", ["fra"] = "fr", ["fre"] = "fr", ["heb"] = "he", ["hin"] = "hi", ["hun"] = "hu", ["ind"] = "id",
        ["ita"] = "it", ["jpn"] = "ja", ["kor"] = "ko", ["nor"] = "no", ["pol"] = "pl", ["por"] = "pt", ["ron"] = "ro", ["rum"] = "ro", ["rus"] = "ru", ["spa"] = "es",
        ["swe"] = "sv", ["tha"] = "th", ["tur"] = "tr", ["ukr"] = "uk", ["vie"] = "vi",
    };

    /// <summary>As its speakers call it: who looks for it can read that.</summary>
    private static readonly Dictionary<string, string> OwnNames = new()
    {
        ["ar"] = "العربية", ["cs"] = "Čeština", ["zh"] = "中文", ["da"] = "Dansk", ["de"] = "Deutsch", ["nl"] = "Nederlands", ["el"] = "Ελληνικά",
        ["en"] = "English", ["fi"] = "Suomi", ["fr"] = "Français", ["he"] = "עברית", ["hi"] = "हिन्दी", ["hu"] = "Magyar", ["id"] = "Bahasa Indonesia",
        ["it"] = "Italiano", ["ja"] = "日本語", ["ko"] = "한국어", ["no"] = "Norsk", ["pl"] = "Polski", ["pt"] = "Português", ["ro"] = "Română",
        ["ru"] = "Русский", ["es"] = "Español", ["sv"] = "Svenska", ["th"] = "ไทย", ["tr"] = "Türkçe", ["uk"] = "Українська", ["vi"] = "Tiếng Việt",
    };

    /// <summary>The language's own name; the tag itself where none is known.</summary>
    internal static string NameOf(string tag) => OwnNames.GetValueOrDefault(tag, tag);

    /// <summary>Two or three letters, lower case; null for anything else and for "undetermined".</summary>
    internal static string? Clean(string? text)
    {
        var tag = text?.Trim().ToLowerInvariant();
        return tag is { Length: 2 or 3 } and not "und" && tag.All(char.IsAsciiLetterLower) ? TwoLetters.GetValueOrDefault(tag, tag) : null;
    }
}
