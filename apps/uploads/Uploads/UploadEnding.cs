using EduStream.Uploads.Apps;

namespace EduStream.Uploads.Uploads;

/// <summary>Ends an upload that was given up or has expired. Every step may be repeated; the mark goes last, so that a half-ended upload is ended by the sweep.</summary>
internal sealed class UploadEnding(UploadStore store, CatalogClient catalog, ILogger<UploadEnding> logger)
{
    /// <summary>False: the catalog could not be told; nothing was removed.</summary>
    internal async Task<bool> EndAsync(Upload upload, CancellationToken stop)
    {
        if (!await catalog.ForgetAsync(upload.Info.UploadId, stop))
        {
            return false;
        }

        await store.DeleteAsync(upload.Info.UploadId, stop);
        await store.CloseAsync(upload.Info.OwnerId, upload.Info.UploadId, stop);
        logger.UploadEnded(upload.Info.UploadId, upload.Offset, upload.Info.Length);
        return true;
    }

    /// <summary>The same for an upload whose creation never ended.</summary>
    internal async Task<bool> EndAsync(OpenMark mark, CancellationToken stop)
    {
        if (!await catalog.ForgetAsync(mark.UploadId, stop))
        {
            return false;
        }

        await store.DeleteAsync(mark.UploadId, stop);
        await store.CloseAsync(mark, stop);
        logger.CreationSwept(mark.UploadId);
        return true;
    }
}
