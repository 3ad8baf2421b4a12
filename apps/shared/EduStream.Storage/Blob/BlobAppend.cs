using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace EduStream.Storage.Blob;

/// <summary>
/// Append to a block blob: new blocks are staged, then committed after the old ones on condition that nobody else changed the blob since.
/// A last block that is not full is read back and merged, so that many small appends never use up the 50,000 blocks.
/// </summary>
internal static class BlobAppend
{
    // A crash of the app costs the sender at most this much again.
    private const int BlocksPerCommit = 8;

    internal static async Task<long> AppendAsync(BlockBlobClient blob, long offset, Stream content, CancellationToken stop)
    {
        var end = await EndOfBlob.FindAsync(blob, stop);
        if (end.Length != offset)
        {
            throw new AppendConflictException(end.Length);
        }

        using var buffer = new BlockBuffer(blob);
        if (end.TailBytes > 0)
        {
            await using var tail = await blob.OpenReadAsync(offset - end.TailBytes, cancellationToken: stop);
            await buffer.FillAsync(tail, stop);
        }

        var commit = new Commit(blob, end);
        try
        {
            while (await buffer.FillAsync(content, stop))
            {
                await commit.AddAsync(buffer, BlocksPerCommit);
            }
        }
        finally
        {
            // Also when the client dropped: what it sent need not be sent again.
            await commit.FinishAsync(buffer);
        }

        return commit.Length;
    }

    private sealed class Commit(BlockBlobClient blob, EndOfBlob end)
    {
        private readonly List<string> blocks = end.Blocks;
        private ETag? etag = end.ETag;
        private int waiting;

        internal long Length { get; private set; } = end.Length - end.TailBytes;

        internal async Task AddAsync(BlockBuffer buffer, int limit)
        {
            var bytes = buffer.Filled;
            blocks.Add(await buffer.StageAsync(CancellationToken.None));
            Length += bytes;
            if (++waiting >= limit)
            {
                await CommitAsync();
            }
        }

        internal async Task FinishAsync(BlockBuffer buffer)
        {
            if (buffer.Filled > 0)
            {
                await AddAsync(buffer, 1);
            }
            else if (waiting > 0 || etag is null)
            {
                await CommitAsync();
            }
        }

        private async Task CommitAsync()
        {
            var unchanged = etag is { } last ? new BlobRequestConditions { IfMatch = last } : new BlobRequestConditions { IfNoneMatch = ETag.All };
            try
            {
                var answer = await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions { Conditions = unchanged }, CancellationToken.None);
                etag = answer.Value.ETag;
                waiting = 0;
            }
            catch (RequestFailedException lost) when (BlobErrors.IsLostRace(lost))
            {
                throw new AppendConflictException((await EndOfBlob.FindAsync(blob, CancellationToken.None)).Length);
            }
        }
    }
}
