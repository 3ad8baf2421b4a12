using EduStream.Contracts;

namespace EduStream.Catalog.Videos;

/// <summary>The uploaded files: made anew into another version, or expired.</summary>
internal sealed partial class Video
{
    /// <summary>The request for a version from a source that had one already; null when none is under way.</summary>
    public Guid? RepublishId { get; private set; }

    /// <summary>Who asked.</summary>
    public string? RepublishBy { get; private set; }

    // Each completed upload becomes one version: one that has none yet is still on its way. Versions that failed before they began do not know their upload.
    internal bool InWork => RepublishId is not null || Versions.Exists(version => version.State == VersionState.Processing)
        || Uploads.Count(upload => upload.CompletedAt is not null && Versions.TrueForAll(version => version.UploadId != upload.Id)) > Versions.Count(version => version.UploadId is null && version.RequestId is null);

    /// <summary>The file of the published version, or else of the last complete upload.</summary>
    internal VideoUpload? Source =>
        Uploads.Find(upload => upload.Id == Versions.Find(version => version.Number == Published)?.UploadId)
        ?? Uploads.Where(upload => upload.CompletedAt is not null).MaxBy(upload => upload.CompletedAt);

    /// <summary>Asks for a new version of the same source.</summary>
    internal RepublishOutcome Republish(Guid requestId, string by)
    {
        if (InWork)
        {
            return RepublishOutcome.WorkRunning;
        }

        if (Source is not { } source)
        {
            return RepublishOutcome.NoSource;
        }

        if (source.SourceExpiredAt is not null)
        {
            return RepublishOutcome.SourceExpired;
        }

        (RepublishId, RepublishBy) = (requestId, by);
        Settle();
        return RepublishOutcome.Done;
    }

    /// <summary>The uploaded bytes are given up. False while somebody may still need them, or when they are already.</summary>
    internal bool ExpireSource(UploadId uploadId, DateTimeOffset now)
    {
        if (InWork || Versions.Exists(version => version.UploadId == uploadId && version.KeptUntil > now) || Uploads.Find(found => found.Id == uploadId) is not { CompletedAt: not null, SourceExpiredAt: null } upload)
        {
            return false;
        }

        upload.SourceExpiredAt = now;
        Settle();
        return true;
    }

    private void Answer(Guid? requestId)
    {
        if (requestId is not null && requestId == RepublishId)
        {
            (RepublishId, RepublishBy) = (null, null);
        }
    }
}

/// <summary>What came of asking for a new version of the same source.</summary>
internal enum RepublishOutcome
{
    Done,

    WorkRunning,

    /// <summary>Nothing was ever uploaded completely.</summary>
    NoSource,

    /// <summary>The uploaded file is gone.</summary>
    SourceExpired,
}
