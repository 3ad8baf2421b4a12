using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// Local folders for one attempt each, removed with the attempt. A process that is killed cannot remove its own, so each process holds a lock
/// beside its folder for as long as it lives, and the next one to start removes whatever nobody holds.
/// </summary>
internal sealed class ScratchSpace : IDisposable
{
    private readonly string folder;
    private readonly string lockFile;
    private readonly FileStream held;

    public ScratchSpace(IOptions<PublishVideoOptions> options)
    {
        var root = Directory.CreateDirectory(options.Value.ScratchFolder).FullName;
        RemoveOrphans(root);
        folder = Path.Combine(root, Path.GetRandomFileName());
        lockFile = folder + ".lock";
        held = new FileStream(lockFile, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Directory.CreateDirectory(folder);
    }

    /// <summary>An empty folder that nobody else uses.</summary>
    internal ScratchFolder NewFolder() => new(Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName);

    public void Dispose()
    {
        Remove(folder);
        held.Dispose();
        File.Delete(lockFile);
    }

    private static void RemoveOrphans(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*.lock"))
        {
            try
            {
                using var mine = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                Remove(file[..^".lock".Length]);
                File.Delete(file);
            }
            catch (IOException)
            {
                // Its owner lives, or another process is cleaning up too.
            }
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}

/// <summary>Dispose removes it.</summary>
internal sealed class ScratchFolder(string path) : IDisposable
{
    internal string Path => path;

    internal string File(string name) => System.IO.Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
