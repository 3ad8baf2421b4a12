using EduStream.Contracts;
using EduStream.ServiceDefaults.Errors;
using EduStream.Storage;
using Microsoft.Net.Http.Headers;

namespace EduStream.Catalog.Videos;

/// <summary>Small published files of a version for people who may see the video: the catalog has checked that before it asks here.</summary>
internal sealed class VersionFiles(IMediaStore store)
{
    /// <summary>The file, which never changes; only the caller's own browser may keep it. Not found: 404 with this type.</summary>
    internal async Task<IResult> ReadAsync(HttpContext context, VideoId videoId, int version, string file, string contentType, string missing)
    {
        var path = MediaPaths.VersionFile(videoId, version, file);
        if (await store.FindAsync(path, context.RequestAborted) is not { } found)
        {
            return Missing(missing);
        }

        // An address without a version is that of whatever is published now: the browser asks again, and is told when nothing has changed.
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "private, max-age=3600" : "private, no-cache";
        try
        {
            var content = await store.OpenReadAsync(path, stop: context.RequestAborted);
            return TypedResults.Stream(content, contentType, lastModified: found.LastModified, entityTag: new EntityTagHeaderValue($"\"{found.ETag.Trim('"')}\""));
        }
        catch (FileNotFoundException)
        {
            // Deleted between the two calls.
            return Missing(missing);
        }
    }

    internal static IResult Missing(string type) => Problems.Of(StatusCodes.Status404NotFound, type, "The video has none.");
}
