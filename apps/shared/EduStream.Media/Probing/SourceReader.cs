using System.Globalization;
using EduStream.Media.Timing;

namespace EduStream.Media.Probing;

/// <summary>Pure: from what ffprobe said to a source, or a refusal.</summary>
/// <param name="Head">The first packets.</param>
/// <param name="Middle">Some from the middle; null when the whole file was read.</param>
/// <param name="Tail">The last packets, or the whole file.</param>
/// <param name="Whole"><paramref name="Tail"/> is the whole file.</param>
internal sealed record SourceReader(FfprobeDocument Document, StreamChoice Choice, long Bytes, PacketScan Head, PacketScan? Middle, PacketScan Tail, bool Whole)
{
    private const double IndexedSeekMargin = 1;

    /// <summary>The length when the end is not there yet; null when it is.</summary>
    internal double? PromisedSeconds { get; init; }

    /// <summary>Seconds that a header may promise more than there is; players hide that much.</summary>
    private const double CutOffTolerance = 1.5;

    /// <summary>Seconds: a clock that starts beyond this is a broken header.</summary>
    internal const double LatestStart = 10_000_000;

    /// <summary>Seconds that the headers promise; null when they do not.</summary>
    internal static double? ClaimedSeconds(FfprobeDocument document, StreamChoice choice)
    {
        var streams = choice.Audio.Select(sound => Seconds(sound.Duration)).Append(Seconds(choice.Video?.Duration)).Max();
        return streams ?? Seconds(document.Format?.Duration);
    }

    internal ProbeOutcome Read(ProbingOptions options)
    {
        if ((Head.Broken ?? Middle?.Broken ?? Tail.Broken) is { } broken)
        {
            return new ProbeOutcome.Refused(broken);
        }

        try
        {
            return Interpret(options);
        }
        catch (OverflowException)
        {
            return new ProbeOutcome.Refused(Refusals.Undecodable); // time stamps that no recording has
        }
    }

    private ProbeOutcome Interpret(ProbingOptions options)
    {
        if (Choice.Video is not { } video)
        {
            return SoundOnlySource.Read(this, options);
        }

        var timeBase = TimeBase(video);
        var distances = Whole ? Distances(Tail, video) : [.. Distances(Head, video), .. Distances(Middle, video)];
        var (rate, variable) = FrameRateEstimate.From(video.AvgFrameRate, video.RFrameRate, timeBase, distances);
        var start = Start(video, timeBase);
        if (start is not { } zero || Math.Abs(zero.Value) > LatestStart || Tail.Track(video.Index) is not { } pictures)
        {
            return new ProbeOutcome.Refused(Refusals.Undecodable);
        }

        if (Whole && (pictures.LargestStepBack * timeBase).Value > 1)
        {
            return new ProbeOutcome.Refused(Refusals.TimeJumps);
        }

        // The last picture lasts at least one frame, whatever its packet says.
        var shownUntil = Math.Max((pictures.End * timeBase).Value, (Head.Track(video.Index)?.End ?? 0) * timeBase.Value);
        var duration = PromisedSeconds ?? Math.Max(shownUntil, SoundEnd() ?? 0) - zero.Value;
        return WrongLength(duration, ClaimedSeconds(Document, Choice) - LateStart(zero), options) is { } refusal
            ? new ProbeOutcome.Refused(refusal)
            : (double)video.Width!.Value * video.Height!.Value * rate.Value * duration > options.MaxTerapixels * 1e12
            ? new ProbeOutcome.Refused(Refusals.TooMuchPicture)
            : new ProbeOutcome.Accepted(Accept(new SourceInfo(
                Document.Format?.FormatName ?? string.Empty,
                Bytes,
                duration,
                Whole ? (pictures.LongestKeyDistanceToEnd() * timeBase).Value + IndexedSeekMargin : IndexedSeekMargin,
                Picture(video, rate, variable, timeBase, zero),
                Sounds())));
    }

    private SourceInfo Accept(SourceInfo source) => source with { StreamReady = StreamReadiness.Of(this, source) };

    /// <summary>Matroska files of many recorders give the time of their end as their length: seconds that are none.</summary>
    internal double LateStart(Rational zero) => Document.Format?.FormatName?.StartsWith("matroska", StringComparison.Ordinal) == true ? Math.Max(0, zero.Value) : 0;

    /// <summary>Null when the length is one that is published.</summary>
    /// <param name="claimed">Seconds that the headers promise; null when they do not.</param>
    internal static Refusal? WrongLength(double seconds, double? claimed, ProbingOptions options) =>
        claimed is { } promised && promised - seconds > Math.Max(CutOffTolerance, promised * 0.02) ? Refusals.CutOff(seconds, promised)
        : seconds < options.MinSeconds ? Refusals.TooShort(options.MinSeconds)
        : seconds > options.MaxHours * 3600 ? Refusals.TooLong(seconds, options.MaxHours)
        : null;

    /// <summary>The chosen sounds that have something in them.</summary>
    internal IReadOnlyList<SourceAudio> Sounds() => [.. Choice.Audio.Select(Sound).OfType<SourceAudio>()];

    /// <summary>Seconds on the file's clock; null when no sound was seen near the end.</summary>
    internal double? SoundEnd() => Choice.Audio.Select(audio => Tail.Track(audio.Index) is { } track ? (track.End * TimeBase(audio)).Value : (double?)null).Max();

    private static SourceVideo Picture(FfprobeStream video, Rational rate, bool variable, Rational timeBase, Rational start)
    {
        var rotation = DisplaySize.Clockwise(video.SideDataList?.Select(data => data.Rotation).FirstOrDefault(degrees => degrees is not null));
        var (width, height) = DisplaySize.Of(video.Width!.Value, video.Height!.Value, video.SampleAspectRatio, rotation);
        return new SourceVideo(
            video.Index,
            video.CodecName!,
            width,
            height,
            video.Width.Value,
            video.Height.Value,
            rotation,
            rate,
            variable,
            timeBase,
            start,
            video.FieldOrder is "tt" or "bb" or "tb" or "bt",
            video.PixFmt!,
            video.ColorTransfer is "smpte2084" or "arib-std-b67",
            video.ColorSpace is not (null or "unknown" or "reserved"));
    }

    internal static Rational TimeBase(FfprobeStream stream) =>
        Rational.TryParse(stream.TimeBase, out var timeBase) && timeBase > Rational.Zero ? timeBase : new Rational(1, 1000);

    private static IReadOnlyList<long> Distances(PacketScan? scan, FfprobeStream stream) => scan?.Track(stream.Index)?.Distances() ?? [];

    private static double? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;

    private Rational? Start(FfprobeStream stream, Rational timeBase) =>
        stream.StartPts is { } ticks ? ticks * timeBase
        : (Whole ? Tail : Head).Track(stream.Index) is { } track ? track.Start * timeBase : null;

    private SourceAudio? Sound(FfprobeStream audio)
    {
        // Recorders with a muted microphone declare a track and never write to it.
        var silent = (Head.Track(audio.Index) ?? Middle?.Track(audio.Index) ?? Tail.Track(audio.Index)) is null;
        return silent || Start(audio, TimeBase(audio)) is not { } start ? null : new SourceAudio(
            audio.Index,
            audio.CodecName ?? string.Empty,
            int.Parse(audio.SampleRate!, CultureInfo.InvariantCulture),
            audio.Channels!.Value,
            audio.ChannelLayout,
            start,
            LanguageTag.Clean(audio.Tags?.Language),
            SoundChoice.RoleOf(audio),
            TrackTitle.Clean(audio.Tags?.Title));
    }
}
