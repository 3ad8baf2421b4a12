using System.IO.Enumeration;

namespace EduStream.Storage.Folder;

/// <summary>Objects as files: names, facts and the step that makes a finished file an object.</summary>
internal sealed class FolderTree
{
    private const int CommitAttempts = 10;
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
    private readonly string root;

    internal FolderTree(string root)
    {
        this.root = root;
        DurableFolder.Create(root);
    }

    internal static StoredObject Describe(string path, long length, DateTimeOffset written) =>
        new(path, length, $"\"{written.UtcTicks:x}-{length:x}\"", written);

    /// <summary>False when <paramref name="mode"/> is <see cref="WriteMode.CreateNew"/> and another writer was faster.</summary>
    internal static bool Commit(string temporary, string target, WriteMode mode)
    {
        // The write time is part of the ETag; the kernel's own stamp is too coarse for two writes in a row.
        File.SetLastWriteTimeUtc(temporary, TimeProvider.System.GetUtcNow().UtcDateTime);
        var folder = Path.GetDirectoryName(target)!;
        for (var attempt = 1; ; attempt++)
        {
            DurableFolder.Create(folder);
            try
            {
                if (mode == WriteMode.CreateNew && !HardLink.TryMove(temporary, target))
                {
                    return false;
                }

                if (mode == WriteMode.Replace)
                {
                    File.Move(temporary, target, overwrite: true);
                }

                DurableFolder.Sync(folder);
                return true;
            }
            catch (DirectoryNotFoundException) when (attempt < CommitAttempts)
            {
                // A delete removed the emptied folder in between.
            }
        }
    }

    internal string Map(string path) => Path.Combine(root, ObjectPath.Object(path));

    /// <summary>Every object below a folder, which may be missing; hidden files are the store's own.</summary>
    internal IEnumerable<StoredObject> Walk(string folder)
    {
        var start = Path.Combine(root, folder);
        return !Directory.Exists(start) ? [] : new FileSystemEnumerable<StoredObject>(start, ToObject, Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.',
        };
    }

    internal void RemoveEmpty(string folder)
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

    private StoredObject ToObject(ref FileSystemEntry entry) => Describe(
        Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'), entry.Length, entry.LastWriteTimeUtc);
}
