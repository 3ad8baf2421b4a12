using System.Runtime.InteropServices;

namespace EduStream.Storage.Folder;

/// <summary>
/// A second name for a file (link(2), POSIX), which fails when the name is taken: the only way to name a finished file that at most one of many writers succeeds with.
/// <see cref="File.Move(string, string, bool)"/> looks first whether the name is free, and renames over whatever came in between.
/// </summary>
internal static partial class HardLink
{
    private const int NotFound = 2; // ENOENT
    private const int Taken = 17; // EEXIST

    /// <summary>False when <paramref name="target"/> exists. <see cref="DirectoryNotFoundException"/> when its folder does not.</summary>
    internal static bool TryMove(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMoveOnWindows(temporary, target);
        }

        if (Link(temporary, target) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error switch
            {
                Taken => false,
                NotFound => throw new DirectoryNotFoundException($"There is no folder for {target}."),
                _ => throw new IOException($"Cannot create {target}: error {error}. The folder of the media store has to be on a file system with hard links."),
            };
        }

        File.Delete(temporary);
        return true;
    }

    // There it is one call that fails when the name is taken.
    private static bool TryMoveOnWindows(string temporary, string target)
    {
        try
        {
            File.Move(temporary, target);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
