namespace EduStream.Launcher.Data;

/// <summary>The folder that holds everything durable of one platform; one launcher at a time holds its lock.</summary>
internal sealed class DataFolder : IDisposable
{
    private const long LeastFreeBytes = 1L << 30;
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    internal string Path { get; }

    internal string Logs => System.IO.Path.Combine(Path, "logs");

    /// <exception cref="LauncherException">Not writable, no space, or another launcher holds it.</exception>
    internal static DataFolder Open(string path, long leastFreeBytes = LeastFreeBytes)
    {
        try
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Directory.CreateDirectory(System.IO.Path.Combine(path, "logs"));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new LauncherException($"The data folder {path} cannot be made ({denied.Message.TrimEnd('.')}); choose another with --data DIR.");
        }

        var free = new DriveInfo(path).AvailableFreeSpace;
        if (free < leastFreeBytes)
        {
            throw new LauncherException($"Only {free >> 20} MB are free for {path}; EduStream needs at least {leastFreeBytes >> 20} MB to work on a video.");
        }

        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "launcher.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            var by = RunState.Read(path) is { } running ? $" (process {running.LauncherPid})" : "";
            throw new LauncherException($"EduStream already runs on {path}{by}; stop it with './edustream down', or choose another folder with --data DIR.");
        }
    }

    public void Dispose() => held.Dispose();
}
