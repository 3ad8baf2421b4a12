using System.Security.Claims;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using EduStream.Uploads.Announcing;
using EduStream.Uploads.HeadStart;
using EduStream.Uploads.Tus;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EduStream.Uploads.Uploads;

/// <summary>tus 1.0.0: core protocol, creation, creation-with-upload, termination, expiration.</summary>
internal static class UploadEndpoints
{
    internal static void AddUploads(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<UploadStore>();
        builder.Services.AddSingleton<UploadEnding>();
        builder.Services.AddSingleton<HeadStarts>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HeadStarts>());
    }

    internal static void MapUploads(this WebApplication app)
    {
        var uploads = app.MapGroup("/uploads").WithTags("Uploads").RequireAuthorization(Policies.Instructor);
        uploads.MapMethods("/", [HttpMethods.Options], Describe).AllowAnonymous();
        uploads.MapMethods("/{uploadId}", [HttpMethods.Options], Describe).AllowAnonymous();
        // The two requests whose body may be as large as an upload; both stop reading at its declared length.
        uploads.MapPost("/", UploadCreation.CreateAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
        uploads.MapPatch("/{uploadId}", UploadWriting.WriteAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
        uploads.MapMethods("/{uploadId}", [HttpMethods.Head], Find);
        uploads.MapDelete("/{uploadId}", End);
    }

    private static NoContent Describe(HttpResponse response, IOptions<UploadOptions> options)
    {
        response.Headers[TusHeaders.TusVersion] = TusHeaders.Version;
        response.Headers[TusHeaders.TusExtension] = TusHeaders.Extensions;
        response.Headers[TusHeaders.TusMaxSize] = TusHeaders.Write(options.Value.MaxBytes);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok, ProblemHttpResult>> Find(
        UploadId uploadId, ClaimsPrincipal user, HttpResponse response, UploadStore store, Announcer announcer, TimeProvider clock, CancellationToken stop)
    {
        response.Headers.CacheControl = "no-store";
        if (await store.FindAsync(uploadId, stop) is not { } upload || !upload.MayBeTouchedBy(user))
        {
            return UploadProblems.NoSuchUpload;
        }

        if (upload.IsExpired(clock.GetUtcNow()))
        {
            return UploadProblems.Gone;
        }

        await announcer.TryAnnounceAsync(upload, stop);
        Tell(response, upload, upload.Offset);
        response.Headers[TusHeaders.UploadLength] = TusHeaders.Write(upload.Info.Length);
        response.Headers[TusHeaders.UploadMetadata] = upload.Info.Metadata;
        return TypedResults.Ok();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> End(UploadId uploadId, ClaimsPrincipal user, UploadStore store, UploadEnding ending, CancellationToken stop)
    {
        if (await store.FindAsync(uploadId, stop) is not { } upload || !upload.MayBeTouchedBy(user))
        {
            return UploadProblems.NoSuchUpload;
        }

        if (upload.IsComplete)
        {
            return UploadProblems.Complete;
        }

        return await ending.EndAsync(upload, stop) ? TypedResults.NoContent() : UploadProblems.Unavailable;
    }

    /// <summary>How far the upload is, in the headers of an answer.</summary>
    internal static void Tell(HttpResponse response, Upload upload, long offset)
    {
        response.Headers[TusHeaders.UploadOffset] = TusHeaders.Write(offset);
        response.Headers[TusHeaders.VideoId] = upload.Info.VideoId.ToString();
        if (offset < upload.Info.Length)
        {
            response.Headers[TusHeaders.UploadExpires] = TusHeaders.Write(upload.ExpiresAt);
        }
    }
}
