using EduStream.Edge.Segments;
using EduStream.Storage;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class LeastRecentlyUsedTests
{
    private readonly LeastRecentlyUsed files = new(100);

    [Fact]
    public void Add_OverTheLimit_ForgetsWhatWasNotAskedForLongest()
    {
        Add("a", 40);
        Add("b", 40);
        Assert.NotNull(files.Find("a"));
        Add("c", 40);
        Assert.NotNull(files.Find("a"));
        Assert.Null(files.Find("b"));
        Assert.Equal(80, files.Bytes);
    }

    [Fact]
    public void Add_SamePathAgain_CountsOnce()
    {
        Add("a", 40);
        Add("a", 60);
        Assert.Equal(60, files.Bytes);
    }

    [Fact]
    public void Add_LargerThanTheLimit_KeepsNothing()
    {
        Add("a", 101);
        Assert.Null(files.Find("a"));
        Assert.Equal(0, files.Bytes);
    }

    private void Add(string path, int bytes) => files.Add(path, new CachedFile(new StoredObject(path, bytes, "1", default), new byte[bytes]));
}
