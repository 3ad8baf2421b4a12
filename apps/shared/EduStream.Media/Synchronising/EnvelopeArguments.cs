using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Probing;

namespace EduStream.Media.Synchronising;

/// <summary>Pure: ffmpeg's arguments for the loudness of a recording over time, as one 32-bit number for each hundredth of a second.</summary>
internal static class EnvelopeArguments
{
    internal static IReadOnlyList<string> Build(SourceInfo source, string input, double seconds, string output) =>
    [
        "-hide_banner",
        "-nostdin",
        "-v", "error",
        "-nostats",
        "-copyts", // the file's own clock: zero is the first picture
        "-threads", "1",
        .. MediaInputArguments.For(input),
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{source.Audio[0].Index}"),
        "-af", string.Join(
            ',',
            [
                // Moved to the video's zero, as the sound of its versions is; gaps become silence, so that times fit.
                string.Create(CultureInfo.InvariantCulture, $"asetpts=PTS-{source.Start.Value:0.######}/TB"),
                .. SoundFilters.FirstTwo(source.Audio[0]),
                "aresample=8000:async=1:first_pts=0",
                string.Create(CultureInfo.InvariantCulture, $"atrim=end={seconds:0.###}"),
                "aformat=sample_fmts=fltp:channel_layouts=mono",
                "highpass=f=150", // hum and steps are not the same in two places
                "aeval=abs(val(0))",
                string.Create(CultureInfo.InvariantCulture, $"aresample={OffsetFinder.PerSecond}"), // its low-pass makes the envelope
            ]),
        "-c:a", "pcm_f32le",
        "-f", "f32le",
        "-y", $"file:{output}",
    ];
}
