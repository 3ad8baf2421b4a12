using System.Text;

namespace EduStream.Media.Captions;

/// <summary>Writes WebVTT cue text: escaped, tags balanced, no empty line (it would end the cue), at most so many characters to read.</summary>
internal sealed class CueTextWriter(int most)
{
    private const int MostOpenTags = 8;
    private const int LongestAnnotation = 80;

    private readonly StringBuilder text = new();
    private readonly Stack<string> open = [];
    private int written;

    // Markup counts too, or a text of nothing else would never be full.
    internal bool IsFull => written >= most || text.Length >= 16 * most;

    internal void Text(string decoded)
    {
        foreach (var letter in decoded)
        {
            written++;
            text.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' => "\n",
                '\u0085' or '\u2028' or '\u2029' or '\t' => " ",
                _ when char.IsControl(letter) || letter is '\ufffe' or '\uffff' or '\ufeff' => string.Empty,
                _ => letter.ToString(),
            });
        }
    }

    /// <summary>False when the tag is not kept.</summary>
    internal bool Tag(CueTag tag)
    {
        if (tag.Closes)
        {
            if (!open.Contains(tag.Name))
            {
                // The end of a tag that was dropped tells nothing new.
                return tag.Name is "c" or "font";
            }

            while (open.Peek() != tag.Name)
            {
                text.Append("</").Append(open.Pop()).Append('>');
            }

            text.Append("</").Append(open.Pop()).Append('>');
            return true;
        }

        if (open.Count >= MostOpenTags || tag.Name is not ("b" or "i" or "u" or "ruby" or "rt" or "v" or "lang"))
        {
            return false;
        }

        var annotation = tag.Name switch
        {
            "v" => Annotation(tag.Annotation),
            "lang" => CaptionLanguage.Canonical(tag.Annotation),
            _ => null,
        };
        if (annotation is null && (tag.Name is "v" or "lang"))
        {
            return false;
        }

        text.Append('<').Append(tag.Name).Append(annotation is null ? string.Empty : $" {annotation}").Append('>');
        open.Push(tag.Name);
        return true;
    }

    internal string Finish()
    {
        while (open.TryPop(out var name))
        {
            text.Append("</").Append(name).Append('>');
        }

        return string.Join('\n', text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Annotation(string name)
    {
        var plain = new string([.. name.Where(letter => !char.IsControl(letter) && letter is not ('<' or '>' or '&' or '"'))]).Trim();
        return plain.Length is 0 or > LongestAnnotation ? null : plain;
    }
}
