using System.Runtime.InteropServices;

namespace EduStream.Storage.Folder;

/// <summary>Folder entries that survive a power cut: a new or renamed file is only there for good once its folder is synced too.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Creates a folder and its missing parents, each synced into its parent.</summary>
    internal static void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder)!;
        Create(parent);
        Directory.CreateDirectory(folder);
        Sync(parent);
    }

    /// <summary>Flushes the names that a folder holds. Nothing happens where folders cannot be opened (Windows) or when it is gone.</summary>
    internal static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            return;
        }

        var failed = Fsync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
        {
            throw new IOException($"Cannot sync the folder {folder}: error {error}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
