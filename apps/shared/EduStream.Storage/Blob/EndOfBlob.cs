using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace EduStream.Storage.Blob;

/// <summary>Where an append goes on.</summary>
/// <param name="Blocks">Committed blocks that stay as they are.</param>
/// <param name="TailBytes">Bytes after them that are to be merged with what comes.</param>
/// <param name="ETag">Null: there is no blob yet.</param>
internal sealed record EndOfBlob(List<string> Blocks, int TailBytes, long Length, ETag? ETag)
{
    internal static async Task<EndOfBlob> FindAsync(BlockBlobClient blob, CancellationToken stop)
    {
        try
        {
            var answer = await blob.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: stop);
            var headers = answer.GetRawResponse().Headers;
            var length = headers.TryGetValue("x-ms-blob-content-length", out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
            var blocks = answer.Value.CommittedBlocks.ToList();
            var keep = blocks.Count > 0 && blocks[^1].SizeLong < BlockBuffer.BlockBytes ? blocks[..^1] : blocks;
            var tail = length - keep.Sum(block => block.SizeLong);
            if (tail >= BlockBuffer.BlockBytes)
            {
                throw new IOException($"The blob '{blob.Name}' was written by another program in one piece; it cannot be appended to.");
            }

            return new EndOfBlob([.. keep.Select(block => block.Name)], (int)tail, length, headers.ETag);
        }
        catch (RequestFailedException missing) when (BlobErrors.IsMissing(missing))
        {
            return new EndOfBlob([], 0, 0, null);
        }
    }
}
