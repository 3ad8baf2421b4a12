using EduStream.Contracts;
using EduStream.Edge.Manifests;
using EduStream.ServiceDefaults.Errors;
using EduStream.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EduStream.Edge.Segments;

/// <summary>Answers with a file of a version: ranges, conditions and HEAD are the framework's, bytes come from the cache or the store.</summary>
internal sealed class SegmentReader(IMediaStore store, SegmentCache cache)
{
    /// <summary>Encrypted and never changed: any cache may keep it for ever.</summary>
    internal const string Everybody = "public, max-age=31536000, immutable";

    /// <summary>Clear: only the viewer's own player may keep it.</summary>
    internal const string OneViewer = "private, max-age=3600";

    internal static ProblemHttpResult NoSuchFile() => Problems.Of(StatusCodes.Status404NotFound, "no-such-file", "There is no such file.");

    internal async Task<IResult> ReadAsync(HttpContext context, Presentation presentation, string file, string caching, CancellationToken stop)
    {
        if (!SegmentFile.IsFile(file)
            || await cache.FindAsync(MediaPaths.VersionFile(presentation.Document.VideoId, presentation.Document.Version, file), stop) is not { } found)
        {
            return NoSuchFile();
        }

        context.Response.Headers.CacheControl = caching;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var tag = new EntityTagHeaderValue($"\"{found.Stored.ETag.Trim('"')}\"");
        return found.Bytes is { } bytes
            ? TypedResults.Bytes(bytes, SegmentFile.ContentType(file), null, true, found.Stored.LastModified, tag)
            : TypedResults.Stream(new StoredFileStream(store, found.Stored), SegmentFile.ContentType(file), null, found.Stored.LastModified, tag, true);
    }
}
