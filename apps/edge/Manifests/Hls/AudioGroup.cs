using System.Globalization;
using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>
/// Sound tracks that a viewer may choose between (languages), all of one quality. Several qualities of a language make several groups: a player
/// switches between groups for bandwidth and inside a group for the viewer.
/// </summary>
internal sealed class AudioGroup(string id, IReadOnlyList<PresentationTrack> tracks)
{
    internal string Id { get; } = id;

    internal long PeakBandwidth => tracks.Max(track => track.PeakBandwidth);

    internal long AverageBandwidth => tracks.Max(track => track.AverageBandwidth);

    internal IEnumerable<string> Codecs => tracks.Select(track => track.Codec).Distinct();

    internal static IReadOnlyList<AudioGroup> Of(IEnumerable<PresentationTrack> audio) =>
    [
        .. audio.GroupBy(track => track.Language)
            .SelectMany(language => language.OrderByDescending(track => track.AverageBandwidth).Select((track, rank) => (track, rank)))
            .GroupBy(ranked => ranked.rank, ranked => ranked.track)
            .Select(group => new AudioGroup(string.Create(CultureInfo.InvariantCulture, $"audio-{group.Key}"), [.. group])),
    ];

    internal IEnumerable<string> Lines() => tracks.Select((track, index) => new Attributes("EXT-X-MEDIA")
        .Plain("TYPE", "AUDIO")
        .Quoted("GROUP-ID", Id)
        .Quoted("NAME", track.Language ?? "Sound")
        .Quoted("LANGUAGE", track.Language)
        .Plain("DEFAULT", index == 0 ? "YES" : "NO")
        .Plain("AUTOSELECT", "YES")
        .Quoted("CHANNELS", track.Channels?.ToString(CultureInfo.InvariantCulture))
        .Quoted("URI", $"{track.Id}.m3u8")
        .ToString());
}
