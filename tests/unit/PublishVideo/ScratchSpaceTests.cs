using EduStream.PublishVideo;
using EduStream.PublishVideo.Work;
using Microsoft.Extensions.Options;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class ScratchSpaceTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void NewFolder_Twice_AreDifferentAndGoWhenDisposed()
    {
        using var space = Space();
        using var one = space.NewFolder();
        var other = space.NewFolder();
        File.WriteAllText(other.File("half.ts"), "x");

        other.Dispose();

        Assert.NotEqual(one.Path, other.Path);
        Assert.True(Directory.Exists(one.Path));
        Assert.False(Directory.Exists(other.Path));
    }

    [Fact]
    public void Dispose_FoldersLeft_LeavesNothing()
    {
        var space = Space();
        space.NewFolder();

        space.Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void Start_AnotherLives_ItsFoldersStay()
    {
        using var other = Space();
        using var inWork = other.NewFolder();

        using var mine = Space();

        Assert.True(Directory.Exists(inWork.Path));
    }

    [Fact]
    public void Start_AnotherWasKilled_ItsFoldersGo()
    {
        // What a killed process leaves: a folder and a lock file that nobody holds.
        var orphan = Directory.CreateDirectory(Path.Combine(root, "orphan", "attempt")).FullName;
        File.WriteAllText(Path.Combine(root, "orphan.lock"), string.Empty);

        using var space = Space();

        Assert.False(Directory.Exists(orphan));
        Assert.False(File.Exists(Path.Combine(root, "orphan.lock")));
    }

    private ScratchSpace Space() => new(Options.Create(new PublishVideoOptions { ScratchFolder = root }));
}
