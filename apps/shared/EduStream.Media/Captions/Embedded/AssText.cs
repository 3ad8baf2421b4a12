namespace EduStream.Media.Captions.Embedded;

/// <summary>
/// Pure: the text of one event of Advanced SubStation Alpha into WebVTT cue text. ffmpeg decodes all captions into it, and its own WebVTT keeps comments, drawings and hard spaces as words.
/// The format has no standard; what counts is the specification of v4.00+ and what libass makes of it.
/// </summary>
internal static class AssText
{
    /// <param name="onTop">It asked to be shown at the top of the picture.</param>
    internal static string Clean(string source, AssDialect dialect, out bool onTop)
    {
        var writer = new CueTextWriter(CueText.MostCharacters);
        var (styles, applied) = (new AssStyles(), new AssStyles());
        // Looked for once: a text of nothing but opening braces must not be searched to its end for each of them.
        var lastBrace = source.LastIndexOf('}');
        for (var at = 0; at < source.Length && !writer.IsFull;)
        {
            var rest = source.AsSpan(at);
            if (rest[0] == '{' && at < lastBrace && IsBlock(rest, dialect))
            {
                var length = rest.IndexOf('}') + 1;
                styles = styles.After(rest[1..(length - 1)]);
                at += length;
                continue;
            }

            var (shown, taken) = Letter(rest, dialect);
            at += taken;
            if (!styles.Draws)
            {
                applied = Apply(writer, applied, styles);
                writer.Text(shown);
            }
        }

        onTop = styles.OnTop && dialect.HasPlaces;
        return writer.Finish();
    }

    // A block without an override is a comment; in what ffmpeg made of other captions it is text.
    private static bool IsBlock(ReadOnlySpan<char> rest, AssDialect dialect) => dialect.HasComments || (rest.Length > 1 && rest[1] == '\\');

    private static (string Shown, int Taken) Letter(ReadOnlySpan<char> rest, AssDialect dialect) => rest switch
    {
        ['\\', 'N', ..] => ("\n", 2),
        ['\\', 'n', ..] when dialect.HasSoftBreaks => ("\n", 2),
        ['\\', 'h', ..] when dialect.HasEscapes => (" ", 2),
        ['\\', '{', '{', '}', ..] when dialect.HasEscapes => ("{", 4), // as ffmpeg writes a brace, for players that do not know the escape
        ['\\', '{' or '}', ..] when dialect.HasEscapes => (rest[1].ToString(), 2),
        ['\\', '\u2060', ..] => ("\\", 2), // as ffmpeg writes a backslash
        [var high, var low, ..] when char.IsSurrogatePair(high, low) => (rest[..2].ToString(), 2),
        _ => (rest[0].ToString(), 1),
    };

    // Overrides go on and off in any order, tags are nested: all are closed and those that are on are opened again.
    private static AssStyles Apply(CueTextWriter writer, AssStyles applied, AssStyles styles)
    {
        if ((applied.Bold, applied.Italic, applied.Underlined) != (styles.Bold, styles.Italic, styles.Underlined))
        {
            Tags(writer, applied, closes: true);
            Tags(writer, styles, closes: false);
        }

        return styles;
    }

    private static void Tags(CueTextWriter writer, AssStyles styles, bool closes)
    {
        (bool On, string Name)[] tags = [(styles.Bold, "b"), (styles.Italic, "i"), (styles.Underlined, "u")];
        foreach (var (_, name) in (closes ? tags.Reverse() : tags).Where(tag => tag.On))
        {
            writer.Tag(new CueTag(name, string.Empty, closes, 0));
        }
    }
}

/// <summary>Who wrote the event: ffmpeg's decoders differ in what they escape.</summary>
/// <param name="HasComments">A block in braces that holds no override is a comment.</param>
/// <param name="HasEscapes"><c>\h</c> is a blank, and braces that are text have a backslash.</param>
/// <param name="HasSoftBreaks"><c>\n</c> breaks the line.</param>
/// <param name="HasPlaces"><c>\an8</c> is the top of the picture. Closed captions have <c>\an7</c> in every row of it: the corner that their <c>\pos</c> speaks of.</param>
internal readonly record struct AssDialect(bool HasComments, bool HasEscapes, bool HasSoftBreaks, bool HasPlaces)
{
    /// <summary>A person with an editor.</summary>
    internal static AssDialect Authored { get; } = new(true, true, true, true);

    /// <summary>ffmpeg, out of closed captions or WebVTT.</summary>
    internal static AssDialect Converted { get; } = new(false, true, false, false);

    /// <summary>ffmpeg, out of mov_text, which it does not escape: <c>C:\new</c> and <c>\home</c> are words.</summary>
    internal static AssDialect Plain { get; } = new(false, false, false, true);
}
