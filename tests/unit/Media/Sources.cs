using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media;

/// <summary>Sources that tests start from.</summary>
internal static class Sources
{
    internal static SourceInfo Of(
        int width = 1920, int height = 1080, Rational? rate = null, bool variable = false, double seconds = 60, bool sound = true) =>
        new(
            "mov,mp4,m4a,3gp,3g2,mj2",
            10_000_000,
            seconds,
            SeekMarginSeconds: 1,
            new SourceVideo(0, "h264", width, height, width, height, 0, rate ?? 30, variable, new Rational(1, 90_000), 0, false, "yuv420p", false, true),
            sound ? [new SourceAudio(1, "aac", 44_100, 2, "stereo", 0, "en")] : []);

    internal static EncodingPlan Plan(SourceInfo? source = null, EncodingOptions? options = null) => EncodingPlanner.Plan(source ?? Of(), options ?? new EncodingOptions());

    internal static SourceInfo With(this SourceInfo source, Func<SourceVideo, SourceVideo> change) => source with { Video = change(source.Picture) };
}
