using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.Uploads.Uploads;

/// <summary>
/// Uploads in the media store: the bytes, a JSON file beside them, and one empty mark while the upload is not announced. The mark is written first and removed last,
/// so that whatever a killed process left is found by looking at the marks alone.
/// </summary>
internal sealed class UploadStore(IMediaStore media, IOptions<UploadOptions> options)
{
    /// <summary>Null when there is no such upload, or its creation never ended.</summary>
    internal async Task<Upload?> FindAsync(UploadId uploadId, CancellationToken stop)
    {
        if (await ReadInfoAsync(uploadId, stop) is not { VideoId: not null } info)
        {
            return null;
        }

        var source = await media.FindAsync(MediaPaths.UploadSource(uploadId), stop);
        var lastWritten = source is null || source.LastModified < info.CreatedAt ? info.CreatedAt : source.LastModified;
        return new Upload(info, source?.Length ?? 0, lastWritten, lastWritten + options.Value.UnfinishedLife);
    }

    internal async Task<int> CountOpenAsync(string ownerId, CancellationToken stop) =>
        await media.ListAsync(MarksOf(ownerId), stop).CountAsync(stop);

    internal async Task MarkOpenAsync(UploadInfo info, CancellationToken stop)
    {
        await media.WriteAsync(Mark(info.OwnerId, info.UploadId), Stream.Null, WriteMode.Replace, stop);
        await SaveAsync(info, stop);
    }

    internal async Task SaveAsync(UploadInfo info, CancellationToken stop)
    {
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(info, ServiceDefaults.ServiceDefaults.Json));
        await media.WriteAsync(MediaPaths.UploadInfo(info.UploadId), json, WriteMode.Replace, stop);
    }

    internal Task<long> AppendAsync(Upload upload, Stream body, CancellationToken stop) =>
        media.AppendAsync(MediaPaths.UploadSource(upload.Info.UploadId), upload.Offset, new BoundedStream(body, upload.Info.Length - upload.Offset), stop);

    /// <summary>Bytes and JSON, and what was made of them before they were complete; not the mark.</summary>
    internal async Task DeleteAsync(UploadId uploadId, CancellationToken stop)
    {
        await media.DeletePrefixAsync($"{MediaPaths.Upload(uploadId)}/", stop);
        await media.DeletePrefixAsync(MediaPaths.UploadWork(uploadId), stop);
    }

    internal Task CloseAsync(string ownerId, UploadId uploadId, CancellationToken stop) => media.DeleteAsync(Mark(ownerId, uploadId), stop);

    internal Task CloseAsync(OpenMark mark, CancellationToken stop) => media.DeleteAsync(mark.Path, stop);

    internal async IAsyncEnumerable<OpenMark> ListOpenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var mark in media.ListAsync(MediaPaths.OpenUploads, stop))
        {
            if (UploadId.TryParse(mark.Path[(mark.Path.LastIndexOf('/') + 1)..], out var uploadId))
            {
                yield return new OpenMark(mark.Path, uploadId, mark.LastModified + options.Value.UnfinishedLife);
            }
        }
    }

    private static string Mark(string ownerId, UploadId uploadId) => $"{MarksOf(ownerId)}{uploadId}";

    // A subject may hold characters that a path may not.
    private static string MarksOf(string ownerId) => $"{MediaPaths.OpenUploads}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ownerId)))}/";

    private async Task<UploadInfo?> ReadInfoAsync(UploadId uploadId, CancellationToken stop)
    {
        try
        {
            await using var json = await media.OpenReadAsync(MediaPaths.UploadInfo(uploadId), stop: stop);
            return await JsonSerializer.DeserializeAsync<UploadInfo>(json, ServiceDefaults.ServiceDefaults.Json, stop);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>The mark of an upload that is not announced.</summary>
/// <param name="ExpiresAt">When it goes if the upload's creation never ended.</param>
internal sealed record OpenMark(string Path, UploadId UploadId, DateTimeOffset ExpiresAt);
