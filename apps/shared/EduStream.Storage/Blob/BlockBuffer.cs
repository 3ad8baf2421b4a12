using System.Buffers;
using Azure.Storage.Blobs.Specialized;

namespace EduStream.Storage.Blob;

/// <summary>
/// Cuts a stream into blocks of one size. Bytes are read first and sent afterwards, so that a failing source is never taken for a failing store
/// (which the SDK would try again). A small object takes two requests this way: the SDK's one-request upload loads System.IO.Hashing,
/// which the build leaves out (see Directory.Build.props).
/// </summary>
internal sealed class BlockBuffer(BlockBlobClient blob) : IDisposable
{
    /// <summary>50,000 blocks of this size make 195 GiB, the largest object.</summary>
    internal const int BlockBytes = 4 * 1024 * 1024;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int filled;

    internal int Filled => filled;

    internal bool IsFull => filled == BlockBytes;

    /// <summary>Reads until the block is full (true) or the stream has ended (false).</summary>
    internal async Task<bool> FillAsync(Stream content, CancellationToken stop)
    {
        int read;
        while (!IsFull && (read = await content.ReadAsync(buffer.AsMemory(filled, BlockBytes - filled), stop)) > 0)
        {
            filled += read;
        }

        return IsFull;
    }

    /// <summary>Sends the block, uncommitted, and returns its id.</summary>
    internal async Task<string> StageAsync(CancellationToken stop)
    {
        // All block ids of one blob must have one length.
        var id = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        using var block = new MemoryStream(buffer, 0, filled, writable: false);
        await blob.StageBlockAsync(id, block, cancellationToken: stop);
        filled = 0;
        return id;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
