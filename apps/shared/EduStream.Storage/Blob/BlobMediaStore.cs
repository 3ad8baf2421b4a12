using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace EduStream.Storage.Blob;

/// <summary>The media store as one container of Azure Blob Storage, made of block blobs.</summary>
/// <param name="create">Creates the container at first use; without it the container must exist.</param>
public sealed class BlobMediaStore(BlobContainerClient container, bool create) : IMediaStore, IAsyncDisposable
{
    private const int DeletesAtOnce = 16;
    private readonly SemaphoreSlim starting = new(1);
    private volatile bool created = !create;
    private RangeServer? ranges;

    /// <inheritdoc/>
    public async Task<StoredObject?> FindAsync(string path, CancellationToken stop = default)
    {
        try
        {
            var found = (await Blob(path).GetPropertiesAsync(cancellationToken: stop)).Value;
            return new StoredObject(path, found.ContentLength, found.ETag.ToString("H"), found.LastModified);
        }
        catch (RequestFailedException missing) when (BlobErrors.IsMissing(missing))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<Uri?> FindReadAddressAsync(string path, TimeSpan life, CancellationToken stop = default) => ReadAddress.OfAsync(container, Blob(path), life, stop);

    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(string path, long offset = 0, long? length = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0);
        var blob = Blob(path);
        if (length == 0)
        {
            return await FindAsync(path, stop) is null ? throw BlobErrors.NotFound(path) : Stream.Null;
        }

        try
        {
            var range = offset == 0 && length is null ? default : new HttpRange(offset, length);
            return (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = range }, stop)).Value.Content;
        }
        catch (RequestFailedException past) when (BlobErrors.IsPastEnd(past))
        {
            return Stream.Null;
        }
        catch (RequestFailedException missing) when (BlobErrors.IsMissing(missing))
        {
            throw BlobErrors.NotFound(path);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(string path, Stream content, WriteMode mode = WriteMode.Replace, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var blob = Blob(path);
        await EnsureContainerAsync(stop);
        var conditions = mode == WriteMode.CreateNew ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null;
        using var buffer = new BlockBuffer(blob);
        try
        {
            var blocks = new List<string>();
            while (await buffer.FillAsync(content, stop) || buffer.Filled > 0)
            {
                blocks.Add(await buffer.StageAsync(stop));
            }

            await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions { Conditions = conditions }, stop);
            return true;
        }
        catch (RequestFailedException exists) when (mode == WriteMode.CreateNew && BlobErrors.IsLostRace(exists))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<long> AppendAsync(string path, long offset, Stream content, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentNullException.ThrowIfNull(content);
        var blob = Blob(path);
        await EnsureContainerAsync(stop);
        return await BlobAppend.AppendAsync(blob, offset, content, stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        ObjectPath.Prefix(prefix);
        await EnsureContainerAsync(stop);
        await foreach (var found in container.GetBlobsAsync(prefix: prefix, cancellationToken: stop))
        {
            var facts = found.Properties;
            yield return new StoredObject(found.Name, facts.ContentLength ?? 0, facts.ETag?.ToString("H") ?? "", facts.LastModified ?? default);
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string path, CancellationToken stop = default) =>
        await Blob(path).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: stop);

    /// <inheritdoc/>
    public async Task DeletePrefixAsync(string prefix, CancellationToken stop = default)
    {
        var doomed = ListAsync(ObjectPath.Folder(prefix), stop);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(doomed, limits, async (found, token) => await DeleteAsync(found.Path, token));
    }

    /// <inheritdoc/>
    public async Task<IMediaInput> OpenInputAsync(string path, CancellationToken stop = default)
    {
        if (await FindAsync(path, stop) is null)
        {
            throw BlobErrors.NotFound(path);
        }

        await starting.WaitAsync(stop);
        try
        {
            ranges ??= await RangeServer.StartAsync(this, stop);
        }
        finally
        {
            starting.Release();
        }

        return ranges.Serve(path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (ranges is not null)
        {
            await ranges.DisposeAsync();
        }
    }

    private BlockBlobClient Blob(string path) => container.GetBlockBlobClient(ObjectPath.Object(path));

    private async ValueTask EnsureContainerAsync(CancellationToken stop)
    {
        if (!created)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: stop);
            created = true;
        }
    }
}
