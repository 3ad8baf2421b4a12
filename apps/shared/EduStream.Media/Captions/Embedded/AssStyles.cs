using System.Globalization;

namespace EduStream.Media.Captions.Embedded;

/// <summary>What overrides of an event have turned on so far: what WebVTT can say too, and whether it draws.</summary>
internal readonly record struct AssStyles(bool Bold, bool Italic, bool Underlined, bool Draws, bool OnTop)
{
    private const int LightestBold = 600;

    /// <param name="block">Inside of braces: <c>\b1\an8</c>; other overrides and words between them change nothing.</param>
    internal AssStyles After(ReadOnlySpan<char> block)
    {
        var styles = this;
        var first = true;
        foreach (var range in block.Split('\\'))
        {
            styles = first ? styles : styles.With(block[range]);
            first = false;
        }

        return styles;
    }

    private AssStyles With(ReadOnlySpan<char> tag)
    {
        var letters = tag.IndexOfAnyExceptInRange('a', 'z');
        var name = letters < 0 ? tag : tag[..letters];
        var value = letters < 0 ? 0 : Number(tag[letters..].TrimStart());
        return name switch
        {
            "b" => this with { Bold = value is 1 or >= LightestBold },
            "i" => this with { Italic = value != 0 },
            "u" => this with { Underlined = value != 0 },
            "p" => this with { Draws = value != 0 },
            "an" => this with { OnTop = value is >= 7 and <= 9 }, // as on a number pad
            "a" => this with { OnTop = value is >= 5 and <= 7 }, // the older numbers
            ['r', ..] => this with { Bold = false, Italic = false, Underlined = false }, // back to a style, whose name may follow
            _ => this,
        };
    }

    private static int Number(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        return digits.Length == 0 ? 0 : int.TryParse(digits, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue;
    }
}
