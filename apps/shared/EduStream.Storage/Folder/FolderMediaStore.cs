using System.Runtime.CompilerServices;

namespace EduStream.Storage.Folder;

/// <summary>The media store as a folder of files: what one machine, or several on one shared disk, use.</summary>
public sealed class FolderMediaStore : IMediaStore
{
    private const int BufferBytes = 128 * 1024;
    private static readonly TimeSpan ScratchLife = TimeSpan.FromDays(1);
    private readonly FolderTree tree;
    private readonly Scratch scratch;

    /// <summary>Uses a folder, which is created when it is missing; a relative one counts from the working folder.</summary>
    public FolderMediaStore(string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        tree = new FolderTree(root);
        scratch = new Scratch(Path.Combine(root, ".tmp"));
        scratch.Sweep(ScratchLife);
    }

    /// <inheritdoc/>
    public Task<StoredObject?> FindAsync(string path, CancellationToken stop = default)
    {
        var file = new FileInfo(tree.Map(path));
        return Task.FromResult(file.Exists ? FolderTree.Describe(path, file.Length, file.LastWriteTimeUtc) : null);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, long offset = 0, long? length = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0);
        FileStream file;
        try
        {
            file = new FileStream(tree.Map(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (DirectoryNotFoundException)
        {
            throw new FileNotFoundException("No such object.", path);
        }

        file.Position = offset;
        return Task.FromResult<Stream>(length is { } count ? new BoundedStream(file, count) : file);
    }

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(string path, Stream content, WriteMode mode = WriteMode.Replace, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var target = tree.Map(path);
        if (mode == WriteMode.CreateNew && File.Exists(target))
        {
            return false;
        }

        var temporary = scratch.NewName();
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, BufferBytes, stop);
                file.Flush(flushToDisk: true);
            }

            return FolderTree.Commit(temporary, target, mode);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public Task<long> AppendAsync(string path, long offset, Stream content, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentNullException.ThrowIfNull(content);
        return FolderAppend.AppendAsync(tree.Map(path), offset, content, stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        foreach (var found in tree.Walk(ObjectPath.Prefix(prefix)[..(prefix.LastIndexOf('/') + 1)]))
        {
            stop.ThrowIfCancellationRequested();
            if (found.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return found;
            }
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken stop = default)
    {
        var target = tree.Map(path);
        var folder = Path.GetDirectoryName(target)!;
        if (Directory.Exists(folder))
        {
            File.Delete(target);
            File.Delete(FolderAppend.LockFile(target));
            tree.RemoveEmpty(folder);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeletePrefixAsync(string prefix, CancellationToken stop = default)
    {
        var folder = tree.Map(ObjectPath.Folder(prefix)[..^1]);
        if (!Directory.Exists(folder))
        {
            return Task.CompletedTask;
        }

        var doomed = scratch.NewName();
        try
        {
            // One rename: a reader finds all of it or nothing, and a crash leaves only scratch behind.
            Directory.Move(folder, doomed);
            Directory.Delete(doomed, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another delete was faster.
        }

        tree.RemoveEmpty(Path.GetDirectoryName(folder)!);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IMediaInput> OpenInputAsync(string path, CancellationToken stop = default)
    {
        var file = tree.Map(path);
        return Task.FromResult<IMediaInput>(File.Exists(file) ? new FolderInput(file) : throw new FileNotFoundException("No such object.", path));
    }

    private sealed class FolderInput(string address) : IMediaInput
    {
        public string Address => address;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
