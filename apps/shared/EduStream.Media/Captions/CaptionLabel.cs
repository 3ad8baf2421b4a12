using System.Text;

namespace EduStream.Media.Captions;

/// <summary>What people call captions. Labels are written into manifests, which are XML and lists of quoted strings: what neither can hold is no label.</summary>
public static class CaptionLabel
{
    /// <summary>UTF-16 characters.</summary>
    public const int Most = 100;

    /// <summary>One line of at most <see cref="Most"/> characters; the empty one is none.</summary>
    public static bool IsValid(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        // A lone surrogate is enumerated as the replacement character.
        return label.Length is > 0 and <= Most
            && !label.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar || rune.Value is '"' or 0x2028 or 0x2029 or 0xfffe or 0xffff);
    }
}
