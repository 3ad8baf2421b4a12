using System.Text;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Uploads.Tus;

/// <summary>The Upload-Metadata header: hostile text, of which three entries are used.</summary>
/// <param name="Companion">What the file shows when it is for the lesson's second picture; null for its main video.</param>
internal sealed record UploadMetadata(LessonId LessonId, string FileName, CompanionRole? Companion = null)
{
    private const int MostCharacters = 4096;
    private const int MostFileName = 255;
    private const string NoName = "upload";

    /// <summary>False when the entry <c>companion</c> names something that is none; then the upload must not become the main video.</summary>
    internal bool IsForKnownPart { get; private init; } = true;

    /// <summary>Null unless the header is well formed and names a lesson.</summary>
    internal static UploadMetadata? Read(string header)
    {
        if (header.Length > MostCharacters || Entries(header) is not { } entries)
        {
            return null;
        }

        CompanionRole? companion = entries.GetValueOrDefault("companion") switch
        {
            "slides" => CompanionRole.Slides,
            "camera" => CompanionRole.Camera,
            _ => null,
        };
        return LessonId.TryParse(entries.GetValueOrDefault("lessonId"), out var lesson)
            ? new UploadMetadata(lesson, ForDisplay(entries.GetValueOrDefault("filename") ?? entries.GetValueOrDefault("name") ?? ""), companion)
            {
                IsForKnownPart = companion is not null || !entries.ContainsKey("companion"),
            }
            : null;
    }

    /// <summary>"key base64,key,key base64"; keys are unique, values may be missing.</summary>
    private static Dictionary<string, string>? Entries(string header)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(','))
        {
            var parts = pair.Trim(' ').Split(' ');
            if (parts.Length > 2 || parts[0].Length == 0 || !Ascii.IsValid(parts[0]) || Decode(parts.ElementAtOrDefault(1) ?? "") is not { } value || !entries.TryAdd(parts[0], value))
            {
                return null;
            }
        }

        return entries;
    }

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <summary>The last part of a path, without characters that steer a terminal or turn text around.</summary>
    private static string ForDisplay(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var text = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) is not (
            System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
            or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)))
        {
            if (text.Length + rune.Utf16SequenceLength > MostFileName)
            {
                break;
            }

            text.Append(rune.ToString());
        }

        var shown = text.ToString().Trim();
        return shown.Length == 0 ? NoName : shown;
    }
}
