using System.Security.Cryptography;
using EduStream.Storage;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public abstract partial class MediaStoreContract
{
    [Fact]
    public async Task What_was_written_is_found_and_read()
    {
        Assert.True(await Store.WriteAsync(At("a/b.txt"), Bytes("hello")));
        var found = await Store.FindAsync(At("a/b.txt"));
        Assert.NotNull(found);
        Assert.Equal((At("a/b.txt"), 5), (found.Path, found.Length));
        Assert.Equal(found, await Store.ListAsync(At("a/")).SingleAsync());
        Assert.Equal("hello", await ReadAsync(At("a/b.txt")));
    }

    [Fact]
    public async Task A_large_object_is_written_whole_also_when_it_must_be_new()
    {
        var content = RandomNumberGenerator.GetBytes(9_000_001);
        Assert.True(await Store.WriteAsync(At("x"), new MemoryStream(content), WriteMode.CreateNew));
        Assert.False(await Store.WriteAsync(At("x"), new MemoryStream(content), WriteMode.CreateNew));
        await using var stream = await Store.OpenReadAsync(At("x"), 4_000_000, 1_000_000);
        using var actual = new MemoryStream();
        await stream.CopyToAsync(actual);
        Assert.Equal(content[4_000_000..5_000_000], actual.ToArray());
        Assert.Equal(content.Length, (await Store.FindAsync(At("x")))!.Length);
    }

    [Fact]
    public async Task What_was_never_written_is_not_found()
    {
        Assert.Null(await Store.FindAsync(At("nothing")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.OpenReadAsync(At("nothing")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.OpenReadAsync(At("no/such/folder")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.OpenInputAsync(At("nothing")));
        Assert.Empty(await ListAsync(At("nothing/")));
        await Store.DeleteAsync(At("nothing"));
        await Store.DeletePrefixAsync(At("nothing/"));
    }

    [Fact]
    public async Task Replacing_changes_content_and_ETag_even_when_the_length_stays()
    {
        var tags = new HashSet<string>();
        foreach (var text in new[] { "one", "two", "six" })
        {
            Assert.True(await Store.WriteAsync(At("x"), Bytes(text)));
            Assert.Equal(text, await ReadAsync(At("x")));
            Assert.True(tags.Add((await Store.FindAsync(At("x")))!.ETag));
        }
    }

    [Fact]
    public async Task CreateNew_leaves_an_existing_object_alone()
    {
        Assert.True(await Store.WriteAsync(At("x"), Bytes("first"), WriteMode.CreateNew));
        Assert.False(await Store.WriteAsync(At("x"), Bytes("second"), WriteMode.CreateNew));
        Assert.Equal("first", await ReadAsync(At("x")));
    }

    [Fact]
    public async Task Of_many_that_create_the_same_object_exactly_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Store.WriteAsync(At("x"), Bytes($"writer {i:00}"), WriteMode.CreateNew)));
        Assert.Equal($"writer {Array.IndexOf(won, true):00}", await ReadAsync(At("x")));
        Assert.Single(won, true);
    }

    [Fact]
    public async Task A_write_that_breaks_leaves_no_trace()
    {
        await Store.WriteAsync(At("x"), Bytes("old"));
        await Assert.ThrowsAsync<IOException>(() => Store.WriteAsync(At("x"), new BreakingStream("half of the ne"u8.ToArray())));
        await Assert.ThrowsAsync<IOException>(() => Store.WriteAsync(At("y"), new BreakingStream("half"u8.ToArray())));
        Assert.Equal("old", await ReadAsync(At("x")));
        Assert.Equal([At("x")], await ListAsync(At("")));
    }

    [Theory]
    [InlineData(0, null, "0123456789")]
    [InlineData(3, null, "3456789")]
    [InlineData(3, 4L, "3456")]
    [InlineData(8, 40L, "89")]
    [InlineData(9, 1L, "9")]
    [InlineData(10, null, "")]
    [InlineData(99, 5L, "")]
    [InlineData(4, 0L, "")]
    public async Task A_range_is_cut_at_the_end_of_the_object(long offset, long? length, string expected)
    {
        await Store.WriteAsync(At("x"), Bytes("0123456789"));
        Assert.Equal(expected, await ReadAsync(At("x"), offset, length));
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await Store.WriteAsync(At("w"), Bytes(""));
        Assert.Equal(0, await Store.AppendAsync(At("a"), 0, Bytes("")));
        Assert.Equal((0, 0), ((await Store.FindAsync(At("w")))!.Length, (await Store.FindAsync(At("a")))!.Length));
        Assert.Equal("", await ReadAsync(At("w")));
    }

    [Fact]
    public async Task Listing_takes_every_object_under_a_prefix_and_no_other()
    {
        foreach (var path in new[] { "v/1/a", "v/1/sub/b", "v/12/c", "w" })
        {
            await Store.WriteAsync(At(path), Bytes("x"));
        }

        Assert.Equal([At("v/1/a"), At("v/1/sub/b")], await ListAsync(At("v/1/")));
        Assert.Equal([At("v/1/a"), At("v/1/sub/b"), At("v/12/c")], await ListAsync(At("v/1")));
        Assert.Equal(4, (await ListAsync(At(""))).Length);
        Assert.Equal([At("v/1/sub/b")], await ListAsync(At("v/1/sub/b")));
        Assert.Contains(At("w"), await ListAsync(""));
    }

    [Fact]
    public async Task Deleting_takes_the_object_or_everything_under_the_prefix()
    {
        foreach (var path in new[] { "v/1/a", "v/1/sub/b", "v/12/c", "v/1x" })
        {
            await Store.WriteAsync(At(path), Bytes("x"));
        }

        await Store.AppendAsync(At("v/1/upload"), 0, Bytes("x"));
        await Store.DeletePrefixAsync(At("v/1/"));
        Assert.Equal([At("v/12/c"), At("v/1x")], await ListAsync(At("")));
        await Store.DeleteAsync(At("v/1x"));
        Assert.Equal([At("v/12/c")], await ListAsync(At("")));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeletePrefixAsync(At("v/1")));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeletePrefixAsync(""));
    }
}
