using System.Globalization;
using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>
/// Sounds that a viewer may choose between (languages, comments), all of one quality. Several qualities make several groups: a player
/// switches between groups for bandwidth and inside a group for the viewer.
/// </summary>
internal sealed class AudioGroup(string id, IReadOnlyList<PresentationTrack> tracks)
{
    internal string Id { get; } = id;

    /// <summary>What plays when the viewer has not chosen.</summary>
    internal PresentationTrack Default => tracks[0];

    internal long PeakBandwidth => tracks.Max(track => track.PeakBandwidth);

    internal long AverageBandwidth => tracks.Max(track => track.AverageBandwidth);

    internal IEnumerable<string> Codecs => tracks.Select(track => track.Codec).Distinct();

    /// <summary>Best quality first.</summary>
    internal static IReadOnlyList<AudioGroup> Of(IEnumerable<PresentationTrack> audio) =>
    [
        .. audio.GroupBy(track => (track.Language, track.Role, track.Name))
            .SelectMany(sound => sound.OrderByDescending(track => track.AverageBandwidth).Select((track, rank) => (track, rank)))
            .GroupBy(ranked => ranked.rank, ranked => ranked.track)
            .Select(group => new AudioGroup(string.Create(CultureInfo.InvariantCulture, $"audio-{group.Key}"), [.. group])),
    ];

    internal IEnumerable<string> Lines()
    {
        var selectable = new HashSet<(string?, SoundRole?)>();
        foreach (var (index, track) in tracks.Index())
        {
            // RFC 8216, 4.3.4.1.1: of one language and purpose a player may choose one by itself. Comments are only for who asks for them.
            var auto = track.Role != SoundRole.Commentary && selectable.Add((track.Language, track.Role));
            yield return new Attributes("EXT-X-MEDIA")
                .Plain("TYPE", "AUDIO")
                .Quoted("GROUP-ID", Id)
                .Quoted("NAME", track.Name ?? track.Language ?? "Sound")
                .Quoted("LANGUAGE", track.Language)
                .Plain("DEFAULT", index == 0 ? "YES" : "NO")
                .Plain("AUTOSELECT", index == 0 || auto ? "YES" : "NO")
                .Quoted("CHARACTERISTICS", track.Role == SoundRole.Description ? "public.accessibility.describes-video" : null)
                .Quoted("CHANNELS", track.Channels?.ToString(CultureInfo.InvariantCulture))
                .Quoted("URI", $"{track.Id}.m3u8")
                .ToString();
        }
    }
}
