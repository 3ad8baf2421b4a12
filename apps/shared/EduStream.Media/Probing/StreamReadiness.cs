using EduStream.Media.Copying;

namespace EduStream.Media.Probing;

/// <summary>
/// Pure: can a source be streamed as it is? H.264 in closed groups of at most 10 s, at most 1080p and 8 Mbit/s, AAC-LC as long as the picture or no sound: what most recorders and
/// editors write, and what every browser plays.
/// </summary>
internal static class StreamReadiness
{
    private const int MostLongSide = 1920;
    private const int MostShortSide = 1080;
    private const double MostBitsPerSecond = 8_000_000;
    private const double MostPicturesPerSecond = 61;

    // A clock that begins later makes the limits of reading tools useless.
    private const double LatestStart = 60;

    private const double MostSoundDelay = 0.5;
    private const double MostSilenceAtEnd = 1;
    private static readonly string[] Containers = ["mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm"];
    private static readonly string[] Profiles = ["Constrained Baseline", "Main", "High"];

    internal static bool Of(SourceReader reader, SourceInfo source) =>
        source.Video is { } video && Containers.Contains(source.Container)
        && source.Bytes * 8 / source.DurationSeconds <= MostBitsPerSecond
        && Math.Abs(video.Start.Value) <= LatestStart
        && IsPlain(video) && reader.Choice.Video is { Profile: { } profile } && Profiles.Contains(profile)
        && ScansOf(reader).All(scan => scan.Track(video.Index) is not { } pictures || IsInClosedGroups(pictures, video))
        && reader.Head.Track(video.Index) is { StartsWithKey: true } head
        // Nobody has looked anywhere else yet: one group at least must have been seen.
        && (reader.PromisedSeconds is null || head.LongestKeyDistance > 0)
        && source.Audio.Take(1).All(sound => IsPlain(sound, reader) && Math.Abs((sound.Start - video.Start).Value) <= MostSoundDelay && LastsAsLong(sound, video, reader));

    private static bool IsPlain(SourceVideo video) =>
        video is { Codec: "h264", PixelFormat: "yuv420p", Rotation: 0, Interlaced: false, HighDynamicRange: false }
        && video.Width == video.CodedWidth && video.Height == video.CodedHeight
        && Math.Max(video.Width, video.Height) <= MostLongSide && Math.Min(video.Width, video.Height) <= MostShortSide
        && video.FrameRate.Value <= MostPicturesPerSecond;

    private static bool IsPlain(SourceAudio sound, SourceReader reader) =>
        sound is { Codec: "aac", Channels: 1 or 2 } && reader.Choice.Audio.Any(stream => stream.Index == sound.Index && stream.Profile == "LC");

    // A player of a growing stream waits for sound that will not come. While the file is still coming nobody knows its end.
    private static bool LastsAsLong(SourceAudio sound, SourceVideo video, SourceReader reader) => reader.PromisedSeconds is not null
        || (reader.Tail.Track(sound.Index) is { } heard && reader.Tail.Track(video.Index) is { } shown
            && (shown.End * video.TimeBase).Value - (heard.End * SourceReader.TimeBase(reader.Choice.Audio.First(stream => stream.Index == sound.Index))).Value <= MostSilenceAtEnd);

    private static bool IsInClosedGroups(PacketTrack pictures, SourceVideo video) =>
        !pictures.HasOpenGroups && !pictures.HasHidden && (pictures.LongestKeyDistance * video.TimeBase).Value <= CopyGrid.MostKeyDistance;

    private static IEnumerable<PacketScan> ScansOf(SourceReader reader) => reader.Middle is { } middle ? [reader.Head, middle, reader.Tail] : [reader.Head, reader.Tail];
}
