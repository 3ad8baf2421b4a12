using EduStream.Contracts;
using EduStream.Media.Probing;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Work;

/// <summary>The source of a version and small facts about it, shared by the parts.</summary>
internal sealed class EnrichmentFiles(IMediaStore store, WorkFiles files, SourceProber prober)
{
    /// <summary>Moves files between store and scratch.</summary>
    internal WorkFiles Files => files;

    /// <summary>The uploaded file, for an external program; null when it was removed.</summary>
    internal async Task<IMediaInput?> OpenSourceAsync(EnrichVideoInput version)
    {
        try
        {
            return await store.OpenInputAsync(MediaPaths.UploadSource(version.UploadId));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What <see cref="InspectAsync"/> committed.</summary>
    internal Task<SourceInfo> ReadSourceAsync(EnrichVideoInput version) => files.ReadAsync<SourceInfo>(EnrichmentPaths.Source(version));

    /// <summary>Looks at the file once; every later part reads the answer. Null when it is no video any more, which only other settings can cause.</summary>
    internal async Task<SourceInfo?> InspectAsync(EnrichVideoInput version, IMediaInput source)
    {
        var path = EnrichmentPaths.Source(version);
        if (await files.ExistsAsync(path))
        {
            return await files.ReadAsync<SourceInfo>(path);
        }

        var bytes = (await store.FindAsync(MediaPaths.UploadSource(version.UploadId)))?.Length ?? 0;
        if (await prober.ProbeAsync(source.Address, bytes) is not ProbeOutcome.Accepted { Source: var info })
        {
            return null;
        }

        await files.CommitAsync(path, info);
        return info;
    }
}
