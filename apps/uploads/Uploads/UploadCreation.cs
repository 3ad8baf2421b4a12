using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.ServiceDefaults.Access;
using EduStream.Uploads.Announcing;
using EduStream.Uploads.Apps;
using EduStream.Uploads.HeadStart;
using EduStream.Uploads.Tus;
using Microsoft.Extensions.Options;

namespace EduStream.Uploads.Uploads;

/// <summary>POST /uploads.</summary>
internal static class UploadCreation
{
    internal static async Task<IResult> CreateAsync(
        HttpContext http, ClaimsPrincipal user, UploadStore store, CatalogClient catalog, UploadEnding ending, HeadStarts heads, Announcer announcer, IOptions<UploadOptions> options, TimeProvider clock, ILogger<Upload> logger, CancellationToken stop)
    {
        var headers = http.Request.Headers;
        if (!TusHeaders.TryRead(headers[TusHeaders.UploadLength], out var length))
        {
            return headers.ContainsKey(TusHeaders.UploadDeferLength) ? UploadProblems.DeferredLength : UploadProblems.LengthRequired;
        }

        if (length > options.Value.MaxBytes)
        {
            return UploadProblems.TooLarge(options.Value.MaxBytes);
        }

        var raw = headers[TusHeaders.UploadMetadata].ToString();
        if (UploadMetadata.Read(raw) is not { } metadata)
        {
            return UploadProblems.Metadata;
        }

        if (!metadata.IsForKnownPart)
        {
            return UploadProblems.Companion;
        }

        var brings = TusHeaders.IsUploadBody(http.Request.ContentType);
        if (!brings && http.Request.ContentLength > 0)
        {
            return UploadProblems.ContentType;
        }

        if (http.Request.ContentLength > length)
        {
            return UploadProblems.TooLong(length);
        }

        if (await store.CountOpenAsync(user.UserId(), stop) >= options.Value.MaxOpenPerPerson)
        {
            return UploadProblems.TooManyOpen(options.Value.MaxOpenPerPerson);
        }

        var now = clock.GetUtcNow();
        var info = new UploadInfo(new(Guid.CreateVersion7(now)), metadata.LessonId, user.UserId(), metadata.FileName, length, raw, now);
        await store.MarkOpenAsync(info, stop);
        var registered = await catalog.RegisterAsync(new RegisterUpload(info.UploadId, info.LessonId, info.OwnerId, user.IsAdmin(), info.FileName, length, metadata.Companion), stop);
        if (registered is not { VideoId: { } videoId })
        {
            // It may be registered all the same, the answer having been lost. What cannot be undone now is swept when it expires.
            await ending.EndAsync(new Upload(info, 0, now, now), stop);
            return registered.Refusal!;
        }

        info = info with { VideoId = videoId };
        await store.SaveAsync(info, stop);
        logger.UploadCreated(info.UploadId, videoId, length);
        var upload = new Upload(info, 0, now, now + options.Value.UnfinishedLife);
        var offset = brings || length == 0 ? await UploadWriting.AppendAsync(http, store, heads, upload, logger) : 0;
        await announcer.TryAnnounceAsync(upload with { Offset = offset, LastWritten = clock.GetUtcNow() }, stop);
        UploadEndpoints.Tell(http.Response, upload, offset);
        return TypedResults.Created($"/uploads/{info.UploadId}");
    }
}
