using EduStream.Contracts.Captions;
using EduStream.Edge.Captions;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>The captions of a version: one group that every variant names. None is on by itself; a device that is set to show captions may choose one.</summary>
internal static class CaptionGroup
{
    internal const string Id = "captions";

    // Apple's HLS authoring specification, 4.6: what tells captions for the deaf from subtitles in another language.
    private const string ForTheDeaf = "public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound";

    internal static IEnumerable<string> Lines(IReadOnlyList<CaptionEntry> captions) => captions.Select(entry => new Attributes("EXT-X-MEDIA")
        .Plain("TYPE", "SUBTITLES")
        .Quoted("GROUP-ID", Id)
        .Quoted("NAME", entry.Unique(captions))
        .Quoted("LANGUAGE", entry.Language)
        .Plain("DEFAULT", "NO")
        .Plain("AUTOSELECT", "YES")
        .Plain("FORCED", "NO")
        .Quoted("CHARACTERISTICS", entry.Kind == CaptionKind.Captions ? ForTheDeaf : null)
        .Quoted("URI", $"captions/{entry.File}.m3u8")
        .ToString());
}
