using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Sampling;

/// <summary>Pure: ffmpeg's arguments for one picture of a source, the one that is shown at a moment of the published timeline.</summary>
internal static class StillArguments
{
    private const int Clock = 90_000;

    internal static IReadOnlyList<string> Build(SourceInfo source, double seconds, StillShape shape, string input, string file) =>
    [
        "-hide_banner",
        "-nostdin",
        "-y",
        "-v", "error",
        "-nostats",
        "-copyts",
        "-threads", "1",
        .. Seek(source, seconds),
        .. MediaInputArguments.ForPicture(source.Picture, input),
        "-filter_complex", Graph(source, seconds, shape),
        "-map", "[still]",
        "-frames:v", "1",
        "-map_metadata", "-1",
        "-c:v", "mjpeg",
        "-q:v", Text(shape.Quality),
        "-f", "image2",
        "-update", "1", // the name is no pattern
        $"file:{file}",
    ];

    private static IReadOnlyList<string> Seek(SourceInfo source, double seconds)
    {
        var into = seconds - source.SeekMarginSeconds;
        return into <= 0 ? [] :
        [
            "-noaccurate_seek", // the graph chooses by itself; ffmpeg would drop the picture that is still showing at that moment
            "-seek_timestamp", "1",
            "-ss", (source.Start.Value + into).ToString("0.000000", CultureInfo.InvariantCulture),
        ];
    }

    private static string Graph(SourceInfo source, double seconds, StillShape shape)
    {
        var video = source.Picture;
        var start = (video.Start * new Rational(Clock)).Round() + (long)Math.Round(seconds * Clock);
        var (width, height) = shape.Fit(video.Width, video.Height);
        IEnumerable<string> filters =
        [
            .. PictureFilters.Deinterlaced(video),
            $"settb=1/{Text(Clock)}",
            $@"setpts=max(PTS-{start.ToString(CultureInfo.InvariantCulture)}\,0)", // what came before is pulled to the moment; the newest of those wins
            "tpad=stop=-1:stop_mode=clone",
            $"fps=fps={video.FrameRate}:start_time=0:round=up",
            "trim=end_frame=1",
            .. PictureColours.Jpeg.Filters(video, width, height, width > video.Width ? "bicubic" : "area"),
        ];
        return $"[0:{Text(video.Index)}]{string.Join(',', filters)}[still]";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
