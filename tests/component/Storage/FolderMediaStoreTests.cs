using EduStream.Launcher.Processes;
using EduStream.Storage;
using EduStream.Storage.Folder;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public sealed class FolderMediaStoreTests : MediaStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-store-");

    public FolderMediaStoreTests() => Store = new FolderMediaStore(folder.FullName);

    protected override IMediaStore Store { get; }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Another_process_that_appends_keeps_this_one_out()
    {
        await Store.AppendAsync("x", 0, Bytes("one"));
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var other = await ChildProcess.StartAsync(
            ["flock", "--no-fork", Path.Combine(folder.FullName, ".x.lock"), "sh", "-c", "echo held; exec sleep 60"], folder.FullName, new Dictionary<string, string>(), _ => held.TrySetResult());
        await held.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<AppendBusyException>(() => Store.AppendAsync("x", 3, Bytes("two")));
        Assert.Equal("one", await ReadAsync("x"));
        other.Kill();
        await other.WaitAsync();
        Assert.Equal(6, await Store.AppendAsync("x", 3, Bytes("two")));
    }

    [Fact]
    public async Task Nothing_but_objects_stays_behind()
    {
        await Store.WriteAsync("a/b/c", Bytes("x"));
        await Store.AppendAsync("a/d", 0, Bytes("x"));
        await Store.DeletePrefixAsync("a/b/");
        await Store.DeleteAsync("a/d");
        Assert.Equal([Path.Combine(folder.FullName, ".tmp")], Directory.EnumerateFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_swept_after_a_day()
    {
        var scratch = Path.Combine(folder.FullName, ".tmp");
        var (old, young, oldFolder) = (Path.Combine(scratch, "old"), Path.Combine(scratch, "young"), Path.Combine(scratch, "folder"));
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(young, "x");
        Directory.CreateDirectory(oldFolder);
        await File.WriteAllTextAsync(Path.Combine(oldFolder, "x"), "x");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        Directory.SetLastWriteTimeUtc(oldFolder, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        _ = new FolderMediaStore(folder.FullName);
        Assert.Equal([young], Directory.EnumerateFileSystemEntries(scratch));
        Assert.Empty(await ListAsync(""));
    }
}
