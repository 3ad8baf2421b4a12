using EduStream.Contracts.Videos;

namespace EduStream.Media.Planning;

/// <summary>
/// Pure: what is made in other codecs beside the H.264 ladder. A player stays within one codec, so each gets the best rendition, the leanest one (in HEVC the slide mode where
/// there is one) and the one that lies in the middle by bits:
/// <code>
/// H.264   v1080   v720   v540   v360   v720-text
/// HEVC    v1080-hevc     v540-hevc     v720-text-hevc
/// AV1     v1080-av1      v540-av1  v360-av1
/// </code>
/// Sizes, frame rates, segments and key classes are those of the H.264 rendition.
/// </summary>
public static class AdditionalCodecs
{
    /// <summary>x265 and SVT-AV1 work in blocks of 64 and refuse smaller pictures.</summary>
    private const int SmallestSide = 64;

    /// <summary>The ladder, then each codec's renditions, in the order HEVC, AV1. Nothing is added to a picture that is too small for it.</summary>
    /// <param name="ladder">H.264, best first.</param>
    public static IReadOnlyList<VideoRendition> Add(IReadOnlyList<VideoRendition> ladder, IReadOnlyCollection<PictureCodec> codecs)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(codecs);
        return [.. ladder, .. codecs.Where(codec => codec != PictureCodec.H264).Distinct().Order().SelectMany(codec => Chosen(ladder, codec).Select(rendition => In(codec, rendition)))];
    }

    /// <summary>Can a picture of that size be made in every codec?</summary>
    public static bool IsLargeEnough(int width, int height) => Math.Min(width, height) >= SmallestSide;

    /// <summary>
    /// Bits that the codec takes for what H.264 takes one for. Ozer (streaminglearningcenter.com, 2020) measured 39 % less for x265 and 49 % less for AV1 by VMAF at slow presets;
    /// fast ones save a little less.
    /// </summary>
    public static double Share(PictureCodec codec) => codec switch
    {
        PictureCodec.Hevc => 0.65,
        PictureCodec.Av1 => 0.55,
        _ => 1,
    };

    /// <summary>The track id of a rendition in another codec.</summary>
    public static string IdOf(string h264, PictureCodec codec) => codec switch
    {
        PictureCodec.Hevc => $"{h264}-hevc",
        PictureCodec.Av1 => $"{h264}-av1",
        _ => h264,
    };

    /// <summary>No slide mode in AV1: SVT-AV1 1.4 stops for good when it gets a picture a second beside encoders that get thirty.</summary>
    private static IEnumerable<VideoRendition> Chosen(IReadOnlyList<VideoRendition> ladder, PictureCodec codec)
    {
        var usable = ladder.Where(rendition => IsLargeEnough(rendition.Width, rendition.Height) && !(codec == PictureCodec.Av1 && rendition.WholeSegmentGop)).ToList();
        return new[] { 0, usable.Count / 2, usable.Count - 1 }.Distinct().Where(index => index >= 0 && index < usable.Count).Select(index => usable[index]);
    }

    private static VideoRendition In(PictureCodec codec, VideoRendition rendition)
    {
        var other = rendition with { Id = IdOf(rendition.Id, codec), Codec = codec, Crf = Crf(codec, rendition.Crf) };
        return (codec, rendition.WholeSegmentGop) switch
        {
            // The slide mode is made for a line that carries so much and no more. A picture a second can take its time, and must not be reordered (see SlideMode).
            (PictureCodec.Hevc, true) => other with { Preset = "slow", EncoderParams = "bframes=0:scenecut=0:psy-rd=0:psy-rdoq=0" },
            (PictureCodec.Hevc, false) => Capped(other) with { Preset = "veryfast", EncoderParams = string.Empty },
            _ => Capped(other) with { Preset = "10", EncoderParams = string.Empty },
        };
    }

    private static VideoRendition Capped(VideoRendition rendition) =>
        rendition with { MaxRate = Math.Max(50_000, (int)Math.Round(rendition.MaxRate * Share(rendition.Codec) / 10_000) * 10_000) };

    /// <summary>
    /// Scales differ. Measured against x264 at 23 on a talking head, a street and slides: x265 has about the same SSIM at 25, SVT-AV1 at 35 (talking head) to 46 (slides).
    /// </summary>
    private static int Crf(PictureCodec codec, int x264) => codec == PictureCodec.Hevc ? Math.Min(x264 + 3, 51) : Math.Min(x264 + 17, 63);
}
