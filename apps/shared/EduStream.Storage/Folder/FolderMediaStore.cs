using System.IO.Enumeration;
using System.Runtime.CompilerServices;

namespace EduStream.Storage.Folder;

/// <summary>The media store as a folder of files: what one machine, or several on one shared disk, use.</summary>
public sealed class FolderMediaStore : IMediaStore
{
    private const int BufferBytes = 128 * 1024;
    private static readonly TimeSpan ScratchLife = TimeSpan.FromDays(1);
    private readonly string root;
    private readonly Scratch scratch;

    /// <summary>Uses a folder, which is created when it is missing; a relative one counts from the working folder.</summary>
    public FolderMediaStore(string folder)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        DurableFolder.Create(root);
        scratch = new Scratch(Path.Combine(root, ".tmp"));
        scratch.Sweep(ScratchLife);
    }

    /// <inheritdoc/>
    public Task<StoredObject?> FindAsync(string path, CancellationToken stop = default)
    {
        var file = new FileInfo(Map(path));
        return Task.FromResult(file.Exists ? Describe(path, file.Length, file.LastWriteTimeUtc) : null);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, long offset = 0, long? length = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0);
        FileStream file;
        try
        {
            file = new FileStream(Map(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
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
        var target = Map(path);
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

            return Commit(temporary, target, mode);
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
        return FolderAppend.AppendAsync(Map(path), offset, content, stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var folder = Path.Combine(root, ObjectPath.Prefix(prefix)[..(prefix.LastIndexOf('/') + 1)]);
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var found in Walk(folder))
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
        var target = Map(path);
        var folder = Path.GetDirectoryName(target)!;
        if (Directory.Exists(folder))
        {
            File.Delete(target);
            File.Delete(FolderAppend.LockFile(target));
            RemoveEmpty(folder);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeletePrefixAsync(string prefix, CancellationToken stop = default)
    {
        var folder = Path.Combine(root, ObjectPath.Folder(prefix)[..^1]);
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

        RemoveEmpty(Path.GetDirectoryName(folder)!);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IMediaInput> OpenInputAsync(string path, CancellationToken stop = default)
    {
        var file = Map(path);
        return Task.FromResult<IMediaInput>(File.Exists(file) ? new FolderInput(file) : throw new FileNotFoundException("No such object.", path));
    }

    private static bool Commit(string temporary, string target, WriteMode mode)
    {
        // The write time is part of the ETag; the kernel's own stamp is too coarse for two writes in a row.
        File.SetLastWriteTimeUtc(temporary, TimeProvider.System.GetUtcNow().UtcDateTime);
        var folder = Path.GetDirectoryName(target)!;
        for (var attempt = 1; ; attempt++)
        {
            DurableFolder.Create(folder);
            try
            {
                File.Move(temporary, target, overwrite: mode == WriteMode.Replace);
                DurableFolder.Sync(folder);
                return true;
            }
            catch (DirectoryNotFoundException) when (attempt < 10)
            {
                // A delete removed the emptied folder in between.
            }
            catch (IOException) when (mode == WriteMode.CreateNew && File.Exists(target))
            {
                return false;
            }
        }
    }

    private static StoredObject Describe(string path, long length, DateTimeOffset written) =>
        new(path, length, $"\"{written.UtcTicks:x}-{length:x}\"", written);

    private FileSystemEnumerable<StoredObject> Walk(string folder) =>
        new(
            folder,
            (ref FileSystemEntry entry) => Describe(
                Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'), entry.Length, entry.LastWriteTimeUtc),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.',
        };

    private void RemoveEmpty(string folder)
    {
        for (; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                return; // not empty, or gone already
            }
        }
    }

    private string Map(string path) => Path.Combine(root, ObjectPath.Object(path));

    private sealed class FolderInput(string address) : IMediaInput
    {
        public string Address => address;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
