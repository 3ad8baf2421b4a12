using System.Globalization;
using EduStream.Contracts;
using EduStream.Media.Packaging;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// Commits what the packager wrote: init segments, segments, then the note of what they are. Packaging the same chunk again gives the same bytes,
/// so a file that is there already is right.
/// </summary>
internal sealed class PackagedCommit(WorkFiles files, ILogger<PackagedCommit> logger)
{
    internal Task<bool> IsDoneAsync(PublishVideoInput version, WorkPlan plan, WorkPart part) => files.ExistsAsync(WorkPaths.Packaged(version, plan, part));

    internal async Task<IReadOnlyList<PackagedTrack>> ReadAsync(PublishVideoInput version, WorkPlan plan, WorkPart part) =>
        await files.ReadAsync<IReadOnlyList<PackagedTrack>>(WorkPaths.Packaged(version, plan, part));

    /// <summary>Every track of every part.</summary>
    internal async Task<IReadOnlyList<PackagedTrack>> ReadAllAsync(PublishVideoInput version, WorkPlan plan)
    {
        var tracks = new List<PackagedTrack>();
        foreach (var chunk in plan.Plan.Chunks())
        {
            tracks.AddRange(await ReadAsync(version, plan, WorkPart.Chunk(chunk.Index)));
        }

        foreach (var sound in plan.Plan.Sounds())
        {
            tracks.AddRange(await ReadAsync(version, plan, WorkPart.Sound(sound.Index)));
        }

        return tracks;
    }

    internal async Task CommitAsync(PublishVideoInput version, WorkPlan plan, WorkPart part, string folder, IReadOnlyList<PackagedTrack> tracks)
    {
        foreach (var file in tracks.SelectMany(FilesOf))
        {
            await files.CommitFileAsync(MediaPaths.VersionFile(version.VideoId, version.Version, file), Path.Combine(folder, file));
        }

        await files.CommitAsync(WorkPaths.Packaged(version, plan, part), tracks);
        logger.Packaged(version.VideoId, version.Version, part.ToString(), tracks.Sum(track => track.Segments.Count));
    }

    /// <summary>Brings the published files of a packaged track to a local folder, under the same names.</summary>
    internal async Task FetchAsync(PublishVideoInput version, PackagedTrack track, string folder)
    {
        foreach (var file in FilesOf(track))
        {
            await files.FetchAsync(MediaPaths.VersionFile(version.VideoId, version.Version, file), Path.Combine(folder, file));
        }
    }

    private static IEnumerable<string> FilesOf(PackagedTrack track) =>
        track.Segments.Select(segment => string.Create(CultureInfo.InvariantCulture, $"{segment.Track}/{segment.Time}.m4s")).Prepend(track.Init.File);
}
