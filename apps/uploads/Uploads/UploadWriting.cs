using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Storage;
using EduStream.Uploads.Announcing;
using EduStream.Uploads.HeadStart;
using EduStream.Uploads.Tus;

namespace EduStream.Uploads.Uploads;

/// <summary>PATCH /uploads/{uploadId}: bytes go from the connection into the media store.</summary>
internal static class UploadWriting
{
    internal static async Task<IResult> WriteAsync(
        UploadId uploadId, HttpContext http, ClaimsPrincipal user, UploadStore store, HeadStarts heads, Announcer announcer, TimeProvider clock, ILogger<Upload> logger, CancellationToken stop)
    {
        if (!TusHeaders.IsUploadBody(http.Request.ContentType))
        {
            return UploadProblems.ContentType;
        }

        if (!TusHeaders.TryRead(http.Request.Headers[TusHeaders.UploadOffset], out var offset))
        {
            return UploadProblems.OffsetRequired;
        }

        if (await store.FindAsync(uploadId, stop) is not { } upload || !upload.MayBeTouchedBy(user))
        {
            return UploadProblems.NoSuchUpload;
        }

        if (upload.IsExpired(clock.GetUtcNow()))
        {
            return UploadProblems.Gone;
        }

        if (offset != upload.Offset)
        {
            return Mismatch(http, upload.Offset);
        }

        if (http.Request.ContentLength > upload.Info.Length - offset)
        {
            return UploadProblems.TooLong(upload.Info.Length);
        }

        try
        {
            offset = await AppendAsync(http, store, heads, upload, logger);
        }
        catch (AppendBusyException)
        {
            return UploadProblems.Busy;
        }
        catch (AppendConflictException conflict)
        {
            return await store.FindAsync(uploadId, stop) is null ? UploadProblems.Gone : Mismatch(http, conflict.ActualLength);
        }

        var written = await store.FindAsync(uploadId, stop) ?? upload with { Offset = offset };
        heads.Look(written.Info);
        await announcer.TryAnnounceAsync(written, stop);
        UploadEndpoints.Tell(http.Response, written, offset);
        return TypedResults.NoContent();
    }

    /// <summary>The offset after all bytes of the request are durable, or after those that came before the connection broke.</summary>
    internal static async Task<long> AppendAsync(HttpContext http, UploadStore store, HeadStarts heads, Upload upload, ILogger logger)
    {
        try
        {
            return await store.AppendAsync(upload, heads.Watch(upload, http.Request.Body), http.RequestAborted);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or OperationCanceledException || (broken is IOException && http.RequestAborted.IsCancellationRequested))
        {
            var kept = (await store.FindAsync(upload.Info.UploadId, CancellationToken.None))?.Offset ?? upload.Offset;
            logger.ConnectionBroke(upload.Info.UploadId, kept);
            return kept;
        }
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Mismatch(HttpContext http, long offset)
    {
        http.Response.Headers[TusHeaders.UploadOffset] = TusHeaders.Write(offset);
        return UploadProblems.OffsetMismatch(offset);
    }
}
