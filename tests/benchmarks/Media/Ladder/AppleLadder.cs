using System.Globalization;
using EduStream.Contracts.Licensing;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;

namespace EduStream.Benchmarks.Media.Ladder;

/// <summary>
/// The peer: the H.264 ladder of Apple's HLS authoring specification for devices (section 1, up to 30 pictures a second), same encoder, preset, grid and
/// scaler, at its average bit rates with peaks of at most twice that, as it asks.
/// </summary>
internal static class AppleLadder
{
    /// <summary>Best first; the rate is <see cref="VideoRendition.MaxRate"/>.</summary>
    internal static IReadOnlyList<VideoRendition> For(int width, int height) =>
    [
        .. AppleRungs.For(width, height).Select(rung =>
            new VideoRendition(string.Create(CultureInfo.InvariantCulture, $"apple{rung.Height}-{rung.BitRate / 1000}"), rung.Width, rung.Height, 0, rung.BitRate, KeyClasses.Sd)),
    ];

    /// <summary>All rungs of the whole plan in one run, as the encoder of the platform does it, but for rate control.</summary>
    internal static IReadOnlyList<string> Arguments(EncodingPlan plan, ChunkPlan whole, string input, string folder) =>
    [
        .. ChunkArguments.Common(plan.Threads),
        .. MediaInputArguments.For(input),
        "-filter_complex", PictureFilters.Graph(plan, whole),
        .. plan.Video.SelectMany(rung => (string[])
        [
            "-map", $"[{rung.Id}]",
            "-fps_mode", "passthrough",
            "-c:v", "libx264",
            "-preset", plan.Preset,
            "-profile:v", "high",
            "-threads", Text(plan.Threads),
            "-b:v", Text(rung.MaxRate),
            "-maxrate", Text(rung.MaxRate * 2),
            "-bufsize", Text(rung.MaxRate * 2),
            "-force_key_frames", $"expr:gte(n,n_forced*{plan.FramesPerGop})",
            "-x264-params", $"keyint={plan.FramesPerGop}:open-gop=0",
            .. ChunkArguments.TransportStream(plan.TimelineStart, folder, rung.Id),
        ]),
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
