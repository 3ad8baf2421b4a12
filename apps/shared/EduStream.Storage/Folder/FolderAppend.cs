using System.Buffers;

namespace EduStream.Storage.Folder;

/// <summary>One append at a time to one file, across processes: a lock file beside it is held as long as the bytes arrive.</summary>
internal static class FolderAppend
{
    private const int BufferBytes = 256 * 1024;

    internal static string LockFile(string target) => Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.lock");

    internal static async Task<long> AppendAsync(string target, long offset, Stream content, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(target)!;
        DurableFolder.Create(folder);
        using var hold = Lock(target);
        var found = new FileInfo(target);
        var length = found.Exists ? found.Length : 0;
        if (offset != length)
        {
            throw new AppendConflictException(length);
        }

        using var file = File.OpenHandle(target, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (!found.Exists)
        {
            DurableFolder.Sync(folder);
        }

        length = await CopyAsync(content, file, offset, stop);
        return File.Exists(target) ? length : throw new AppendConflictException(0); // deleted meanwhile: the bytes went nowhere
    }

    private static async Task<long> CopyAsync(Stream content, Microsoft.Win32.SafeHandles.SafeFileHandle file, long position, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var filled = 0;
        try
        {
            try
            {
                int read;
                while ((read = await content.ReadAsync(buffer.AsMemory(filled, BufferBytes - filled), stop)) > 0)
                {
                    filled += read;
                    if (filled == BufferBytes)
                    {
                        await RandomAccess.WriteAsync(file, buffer.AsMemory(0, filled), position, CancellationToken.None);
                        position += filled;
                        filled = 0;
                    }
                }
            }
            finally
            {
                // Also when the client dropped: what it sent need not be sent again.
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, filled), position, CancellationToken.None);
                RandomAccess.FlushToDisk(file);
            }

            return position + filled;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Lock(string target)
    {
        try
        {
            // FileShare.None is flock(LOCK_EX | LOCK_NB) on Unix: it ends with the process, however that ends.
            return new FileStream(LockFile(target), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException busy) when (busy is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new AppendBusyException();
        }
    }
}
