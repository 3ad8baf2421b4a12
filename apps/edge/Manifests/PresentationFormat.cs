using System.Text.Json;
using EduStream.Contracts.Presentation;
using EduStream.Edge.Segments;

namespace EduStream.Edge.Manifests;

/// <summary>Reads the two files of a version. What is written into manifests is checked here once.</summary>
internal static class PresentationFormat
{
    private const int SchemaVersion = 1;
    private static readonly JsonSerializerOptions Json = ServiceDefaults.ServiceDefaults.Json;

    internal static async Task<Presentation> ReadAsync(Stream document, Stream index, CancellationToken stop)
    {
        var read = await JsonSerializer.DeserializeAsync<PresentationDocument>(document, Json, stop) ?? throw new InvalidDataException("The presentation is empty.");
        if (read.SchemaVersion != SchemaVersion)
        {
            throw new InvalidDataException($"The presentation has schema version {read.SchemaVersion}; this edge knows {SchemaVersion}.");
        }

        foreach (var track in read.Tracks)
        {
            Check(track);
        }

        return new Presentation(read, await IndexAsync(index, [.. read.Tracks.Select(track => track.Id)], read.Complete, stop));
    }

    private static void Check(PresentationTrack track)
    {
        if (!SegmentFile.IsTrack(track.Id) || !SegmentFile.IsFile(track.InitFile))
        {
            throw new InvalidDataException($"Track '{track.Id}' with init segment '{track.InitFile}' has no servable name.");
        }

        if (track.Timescale <= 0)
        {
            throw new InvalidDataException($"Track '{track.Id}' has timescale {track.Timescale}.");
        }
    }

    private static async Task<List<SegmentEntry>> IndexAsync(Stream index, HashSet<string> tracks, bool complete, CancellationToken stop)
    {
        var entries = new List<SegmentEntry>();
        using var text = new StreamReader(index);
        var lines = (await text.ReadToEndAsync(stop)).Split('\n');
        // While it grows, its end may be half a line: what follows the last line break is not there yet.
        foreach (var line in complete ? lines : lines[..^1])
        {
            if (line.Length == 0)
            {
                continue;
            }

            var entry = JsonSerializer.Deserialize<SegmentEntry>(line, Json) ?? throw new InvalidDataException("The segment index has a null line.");
            if (!tracks.TryGetValue(entry.Track, out var track) || entry.Duration <= 0 || entry.Time < 0)
            {
                throw new InvalidDataException($"The segment index names track '{entry.Track}' at {entry.Time} for {entry.Duration}.");
            }

            // The same string object for every line of a track: an index has thousands.
            entries.Add(entry with { Track = track });
        }

        return entries;
    }
}
