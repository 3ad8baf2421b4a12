using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: ffmpeg's arguments for the sound of the whole file.</summary>
internal static class AudioArguments
{
    internal static IReadOnlyList<string> Build(EncodingPlan plan, string input, string outputFolder)
    {
        var audio = Audio(plan);
        return
        [
            .. ChunkArguments.Common(threads: 1),
            .. MediaInputArguments.For(input),
            "-filter_complex", $"[0:{plan.Source.Audio!.Index}]{Filters(plan, audio)}[{audio.Id}]",
            "-map", $"[{audio.Id}]",
            "-c:a", "aac",
            "-b:a", audio.BitRate.ToString(CultureInfo.InvariantCulture),
            "-bsf:a", @"noise=drop=lt(pts\,0)", // the encoder's priming packet lies before the start and would make a segment of its own
            .. ChunkArguments.TransportStream(plan.TimelineStart, outputFolder, audio.Id),
        ];
    }

    internal static AudioRendition Audio(EncodingPlan plan) =>
        plan.Audio is { } audio && plan.Source.Audio is not null ? audio : throw new ArgumentException("The plan has no sound.", nameof(plan));

    /// <summary>Sound on the picture's clock: what is before the first picture is cut, gaps are filled, drift is stretched away, and both end together.</summary>
    private static string Filters(EncodingPlan plan, AudioRendition audio)
    {
        var zero = plan.Source.Video.Start;
        var source = plan.Source.Audio!;
        var samples = (plan.Duration * audio.SampleRate).Round();
        List<string> filters =
        [
            $"asetpts=PTS-({zero.Numerator}/{zero.Denominator})/TB",
            "atrim=start=0",
            .. source is { Layout: null, Channels: > 2 } ? (string[])["pan=stereo|c0=c0|c1=c1"] : [], // without a layout nobody knows what the others are
            string.Create(CultureInfo.InvariantCulture, $"aresample={audio.SampleRate}:async=1000:first_pts=0"),
            "aformat=sample_fmts=fltp:channel_layouts=stereo",
            "apad",
            string.Create(CultureInfo.InvariantCulture, $"atrim=end_sample={samples}"),
            "asetnsamples=n=1024:pad=0", // what the encoder takes at a time; ffmpeg 5.1 does not always arrange it behind a complex graph
        ];
        return string.Join(',', filters);
    }
}
