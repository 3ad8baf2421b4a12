using EduStream.Contracts.Captions;

namespace EduStream.Edge.Captions;

/// <summary>What players show in their menus when they have nothing better: a learner must see that nobody has read what a machine wrote.</summary>
internal static class CaptionName
{
    /// <summary>Null when the language says enough.</summary>
    internal static string? Label(this CaptionEntry entry) => entry.Origin == CaptionOrigin.Automatic ? $"{entry.Label ?? entry.Language} (automatic)" : entry.Label;

    /// <summary>Names must differ inside a group of HLS; languages do.</summary>
    internal static string Unique(this CaptionEntry entry, IReadOnlyList<CaptionEntry> captions)
    {
        var name = entry.Label() ?? entry.Language;
        return captions.Count(other => string.Equals(other.Label() ?? other.Language, name, StringComparison.OrdinalIgnoreCase)) == 1 ? name : $"{name} ({entry.Language})";
    }
}
