using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>Pure: what a class changes about encoding, at the preset of everything else.</summary>
/// <param name="X264">More x264 parameters.</param>
/// <param name="TargetDecibels">Of the best rendition, see <see cref="Decibels"/>.</param>
/// <param name="LeastBitRate">Bit/s below which no further rendition is worth its name.</param>
internal sealed record EncoderTuning(string X264, double TargetDecibels, int LeastBitRate)
{
    /// <summary>Looking far ahead lets a picture that stays be drawn well once; many B-frames cost next to nothing where little moves.</summary>
    internal static EncoderTuning For(ContentClass content) => content switch
    {
        ContentClass.Slides => new("rc-lookahead=40:bframes=8:aq-mode=2", 26, 50_000),
        ContentClass.ScreenRecording => new("rc-lookahead=40:bframes=5", 25, 80_000),
        _ => new("rc-lookahead=40", 19.5, 120_000),
    };

    /// <summary>Slides lose nothing at half the frame rate, as long as that is at least ten pictures a second.</summary>
    internal static int FrameStep(EncodingPlan plan, ContentClass content, PictureMeasures measures) =>
        content == ContentClass.Slides && measures.StillShare >= 0.8 && plan.FramesPerGop % 2 == 0 && plan.FrameRate.Value >= 20 ? 2 : 1;
}
