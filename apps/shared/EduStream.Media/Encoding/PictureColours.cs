using EduStream.Media.Probing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: from the colours of any source to 8 bit 4:2:0 with square samples, at a size.</summary>
/// <param name="Matrix">As <c>scale</c> names the matrix.</param>
/// <param name="ToneMappedMatrix">As <c>zscale</c> does.</param>
/// <param name="FullRange">Values from 0 to 255 instead of 16 to 235.</param>
/// <param name="PixelFormat">As ffmpeg names it.</param>
internal sealed record PictureColours(string Matrix, string ToneMappedMatrix, bool FullRange, string PixelFormat)
{
    /// <summary>Of everything that is streamed: BT.709, limited range.</summary>
    internal static PictureColours Video { get; } = new("bt709", "bt709", false, "yuv420p");

    /// <summary>Of a JPEG file (JFIF): BT.601, full range.</summary>
    internal static PictureColours Jpeg { get; } = new("bt601", "470bg", true, "yuvj420p");

    /// <param name="flags">How it is scaled.</param>
    internal IEnumerable<string> Filters(SourceVideo source, int width, int height, string flags)
    {
        var size = $"scale={width}:{height}:flags={flags}";
        if (source.HighDynamicRange)
        {
            yield return size;
            yield return "zscale=matrixin=bt2020nc:primariesin=bt2020:transfer=linear:npl=100";
            yield return "format=gbrpf32le";
            yield return "zscale=primaries=bt709";
            yield return "tonemap=tonemap=hable:desat=0";
            yield return $"zscale=transfer=bt709:matrix={ToneMappedMatrix}:range={(FullRange ? "full" : "limited")}";
        }
        else
        {
            // Untagged files follow the habit: SD is BT.601, HD is BT.709.
            var matrix = source.ColorTagged ? string.Empty : $":in_color_matrix={(source.CodedHeight >= 720 ? "bt709" : "bt601")}";
            yield return $"{size}{matrix}:out_color_matrix={Matrix}:out_range={(FullRange ? "pc" : "tv")}";
        }

        yield return $"format={PixelFormat}";
        yield return "setsar=1";
    }
}
