using Azure;
using Azure.Storage.Blobs.Models;

namespace EduStream.Storage.Blob;

internal static class BlobErrors
{
    internal static bool IsMissing(RequestFailedException error) => error.Status == 404;

    /// <summary>The blob changed, appeared or lost its uncommitted blocks to another writer's commit.</summary>
    internal static bool IsLostRace(RequestFailedException error) =>
        error.Status is 409 or 412 || error.ErrorCode == BlobErrorCode.InvalidBlockList;

    internal static bool IsPastEnd(RequestFailedException error) => error.Status == 416;

    internal static FileNotFoundException NotFound(string path) => new("No such object.", path);
}
