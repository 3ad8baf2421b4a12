namespace EduStream.Storage.Folder;

/// <summary>Temporary names on the disk that the objects are on, so that a rename commits them.</summary>
internal sealed class Scratch
{
    private readonly string folder;

    internal Scratch(string folder)
    {
        this.folder = folder;
        DurableFolder.Create(folder);
    }

    internal string NewName() => Path.Combine(folder, Guid.NewGuid().ToString("N"));

    /// <summary>Removes what a killed process left. Writes that last longer than <paramref name="age"/> do not exist.</summary>
    internal void Sweep(TimeSpan age)
    {
        var limit = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            try
            {
                if (entry.LastWriteTimeUtc < limit && entry is DirectoryInfo left)
                {
                    left.Delete(recursive: true);
                }
                else if (entry.LastWriteTimeUtc < limit)
                {
                    entry.Delete();
                }
            }
            catch (IOException)
            {
                // Another process sweeps the same folder.
            }
        }
    }
}
