using EduStream.Media.Analysis;

namespace EduStream.Tests.Unit.Media.Analysis;

/// <summary>Trial encodes as measured (x264 veryfast, groups of two seconds, SSIM at the source's size).</summary>
internal static class Recorded
{
    /// <summary>Pages of text, 1280x720 at 30.</summary>
    internal static readonly TrialPoint[] Slides =
    [
        new(1280, 720, 18, 171_000, 0.999245), new(1280, 720, 24, 126_600, 0.997739), new(1280, 720, 30, 91_500, 0.995379), new(1280, 720, 36, 63_400, 0.991859),
        new(960, 540, 24, 130_000, 0.9935), new(960, 540, 36, 66_000, 0.9871), new(640, 360, 24, 110_000, 0.9838), new(640, 360, 36, 55_000, 0.9752),
    ];

    /// <summary>Code that scrolls, 1280x720 at 30.</summary>
    internal static readonly TrialPoint[] Screen =
    [
        new(1280, 720, 20, 966_800, 0.998785), new(1280, 720, 26, 722_800, 0.996412), new(1280, 720, 32, 503_600, 0.988638),
        new(960, 540, 20, 620_000, 0.94), new(960, 540, 32, 300_000, 0.921), new(640, 360, 20, 400_000, 0.861), new(640, 360, 32, 160_000, 0.842),
    ];

    /// <summary>A bare road, 768x432 at 12.5, where the samples miss every car.</summary>
    internal static readonly TrialPoint[] Road =
    [
        new(768, 432, 20, 291_920, 0.996688), new(768, 432, 28, 65_980, 0.99269), new(768, 432, 36, 15_340, 0.986734), new(426, 240, 24, 46_203, 0.989494), new(426, 240, 36, 7_298, 0.981794),
    ];

    /// <summary>A street from a fixed camera, 768x576 at 10.</summary>
    internal static readonly TrialPoint[] Street =
    [
        new(768, 576, 20, 1_019_700, 0.989954), new(768, 576, 26, 501_700, 0.978078), new(768, 576, 32, 238_500, 0.957460),
        new(480, 360, 20, 380_000, 0.9573), new(480, 360, 26, 195_000, 0.9441), new(480, 360, 32, 98_000, 0.9170),
    ];
}
