namespace EduStream.Media.Probing;

/// <summary>Pure: which streams are encoded, or why none is. Without a video it is a recording of sound only.</summary>
internal sealed record StreamChoice(FfprobeStream? Video, IReadOnlyList<FfprobeStream> Audio, Refusal? Refusal)
{
    internal static StreamChoice From(FfprobeDocument document, ProbingOptions options)
    {
        var streams = document.Streams ?? [];

        // A cover picture is stored as a video stream of one frame.
        var video = streams
            .Where(stream => stream is { CodecType: "video", Disposition: null or { AttachedPic: 0 } })
            .OrderByDescending(stream => stream.Disposition?.Default ?? 0)
            .ThenByDescending(stream => (long)(stream.Width ?? 0) * (stream.Height ?? 0))
            .FirstOrDefault();
        var audio = SoundChoice.From(streams);
        return new StreamChoice(video, audio, video is not null ? Check(video, options) : audio.Count == 0 ? Refusals.NoStreams : Check(audio[0]));
    }

    /// <summary>Without picture nothing is left when the sound cannot be used.</summary>
    private static Refusal? Check(FfprobeStream sound) => sound switch
    {
        { CodecTagString: "enca" or "drms" } => Refusals.Protected,
        { CodecName: null or "unknown" or "none" } => Refusals.SoundUndecodable,
        _ => null,
    };

    private static Refusal? Check(FfprobeStream video, ProbingOptions options) => video switch
    {
        { CodecTagString: "encv" or "drmi" } => Refusals.Protected,
        { CodecName: null or "unknown" } or { PixFmt: null or "unknown" } or { Width: null or <= 0 } or { Height: null or <= 0 } => Refusals.Undecodable,
        { Width: var width, Height: var height } when Math.Max(width.Value, height.Value) > options.MaxLongSide => Refusals.PictureTooLarge(options.MaxLongSide),
        { Width: var width, Height: var height } when (long)width.Value * height.Value > MediaInputArguments.MostPixels => Refusals.PictureTooLarge(options.MaxLongSide),
        { Width: < 16 } or { Height: < 16 } => Refusals.PictureTooSmall,
        _ => null,
    };
}
