using EduStream.Media.Probing;

namespace EduStream.Media.Sampling;

/// <summary>Pure: from the colours of a source to those of a JPEG file (JFIF: BT.601, full range), at a size.</summary>
internal static class JpegColours
{
    internal static IEnumerable<string> Filters(SourceVideo source, int width, int height)
    {
        var size = $"scale={width}:{height}:flags={(width > source.Width ? "bicubic" : "area")}";
        if (source.HighDynamicRange)
        {
            yield return size;
            yield return "zscale=matrixin=bt2020nc:primariesin=bt2020:transfer=linear:npl=100";
            yield return "format=gbrpf32le";
            yield return "zscale=primaries=bt709";
            yield return "tonemap=tonemap=hable:desat=0";
            yield return "zscale=transfer=bt709:matrix=470bg:range=full";
        }
        else
        {
            // Untagged files follow the habit: SD is BT.601, HD is BT.709.
            var matrix = source.ColorTagged ? string.Empty : $":in_color_matrix={(source.CodedHeight >= 720 ? "bt709" : "bt601")}";
            yield return $"{size}{matrix}:out_color_matrix=bt601:out_range=pc";
        }

        yield return "format=yuvj420p";
        yield return "setsar=1";
    }
}
