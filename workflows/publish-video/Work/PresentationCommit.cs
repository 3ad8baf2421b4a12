using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Storage;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.PublishVideo.Work;

/// <summary>Commits the two files from which <c>edge</c> writes manifests: the index first, so that whoever finds the presentation finds both.</summary>
internal sealed class PresentationCommit(IMediaStore store, WorkFiles files)
{
    internal async Task CommitAsync(PresentationDocument presentation, IReadOnlyList<SegmentEntry> segments)
    {
        var lines = new StringBuilder();
        foreach (var segment in segments)
        {
            lines.Append(JsonSerializer.Serialize(segment, Conventions.Json)).Append('\n');
        }

        using var index = new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString()));
        await store.WriteAsync(PathOf(MediaPaths.SegmentIndexFile), index, WriteMode.CreateNew);
        await files.CommitAsync(PathOf(MediaPaths.PresentationFile), presentation);

        string PathOf(string file) => MediaPaths.VersionFile(presentation.VideoId, presentation.Version, file);
    }
}
