using EduStream.Contracts;

namespace EduStream.PublishVideo.HeadStart;

internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Information, "Upload {UploadId}: {There} of {Length} bytes are looked at, {Chunks} chunks can be made before the rest is there.")]
    internal static partial void HeadInspected(this ILogger logger, UploadId uploadId, long there, long length, int chunks);

    [LoggerMessage(6001, LogLevel.Information, "Upload {UploadId}: chunk {Chunk} of its instant stream is encoded while it is on its way.")]
    internal static partial void HeadChunkMade(this ILogger logger, UploadId uploadId, int chunk);

    [LoggerMessage(6002, LogLevel.Warning, "Upload {UploadId}: nothing more is made before it is complete: {Failure}")]
    internal static partial void HeadStartBroken(this ILogger logger, UploadId uploadId, string failure);
}
