using System.Globalization;
using EduStream.Media.Timing;

namespace EduStream.Media.Copying;

/// <summary>Where a chunk of copied pictures begins and ends, on the source's clock.</summary>
/// <param name="From">Its first key frame.</param>
/// <param name="To">The first key frame of the next chunk; null when it goes on to the end.</param>
/// <param name="Pictures">How many there are.</param>
internal sealed record CopyBorders(Rational From, Rational? To, int Pictures)
{
    /// <summary>
    /// From ffprobe's packet lines (<c>stream,pts,dts,duration,flags</c>) around a chunk, in decoding order. Null when the pictures are not in closed groups of at
    /// most <see cref="CopyGrid.MostKeyDistance"/> seconds, or some are not to be shown: then they cannot be cut like this.
    /// </summary>
    /// <param name="from">See <see cref="CopyGrid.From"/>.</param>
    /// <param name="to">Of the next chunk; null for the last one.</param>
    internal static CopyBorders? Find(IEnumerable<string> lines, int stream, Rational timeBase, Rational from, Rational? to)
    {
        Rational? first = null;
        Rational key = default;
        Rational last = default;
        var pictures = 0;
        foreach (var (time, isKey, isHidden) in Packets(lines, stream, timeBase))
        {
            if (isKey && first is not null && time - key > CopyGrid.MostKeyDistance)
            {
                return null;
            }

            if (isKey && first is not null && to is { } next && time >= next)
            {
                return new CopyBorders(first.Value, time, pictures);
            }

            if (isKey && time >= from)
            {
                first ??= time;
            }

            key = isKey ? time : key;
            if (first is null)
            {
                continue;
            }

            // Shown before the key frame that it comes after: an open group, which needs the group before it. Or cut away by the file's edit list: a copy would show it.
            if (time < key || isHidden)
            {
                return null;
            }

            last = time > last ? time : last;
            pictures++;
        }

        return first is { } start && to is null && last - key <= CopyGrid.MostKeyDistance ? new CopyBorders(start, null, pictures) : null;
    }

    private static IEnumerable<(Rational Time, bool Key, bool Hidden)> Packets(IEnumerable<string> lines, int stream, Rational timeBase)
    {
        foreach (var line in lines)
        {
            var fields = line.Split(',', 6);
            if (fields.Length >= 5 && fields[0] == stream.ToString(CultureInfo.InvariantCulture)
                && long.TryParse(fields[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pts))
            {
                yield return (pts * timeBase, fields[4].StartsWith('K'), fields[4].Contains('D', StringComparison.Ordinal));
            }
        }
    }
}
