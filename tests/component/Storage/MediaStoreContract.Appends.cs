using System.Security.Cryptography;
using EduStream.Storage;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public abstract partial class MediaStoreContract
{
    [Fact]
    public async Task Appends_in_pieces_of_any_size_make_one_object()
    {
        var expected = RandomNumberGenerator.GetBytes(21_000_000);
        var at = 0;
        foreach (var size in new[] { 1, 0, 70_000, 4 * 1024 * 1024, 5_000_000, 3, 4_124_300, int.MaxValue })
        {
            var piece = expected.AsMemory(at, Math.Min(size, expected.Length - at));
            at += piece.Length;
            Assert.Equal(at, await Store.AppendAsync(At("x"), at - piece.Length, new MemoryStream(piece.ToArray())));
            Assert.Equal(at, (await Store.FindAsync(At("x")))!.Length);
        }

        Assert.Equal(expected.Length, at);
        await using var stream = await Store.OpenReadAsync(At("x"));
        using var actual = new MemoryStream();
        await stream.CopyToAsync(actual);
        Assert.Equal(SHA256.HashData(expected), SHA256.HashData(actual.ToArray()));
    }

    [Fact]
    public async Task What_was_written_can_be_appended_to()
    {
        await Store.WriteAsync(At("x"), Bytes("written, "));
        var before = await Store.FindAsync(At("x"));
        Assert.Equal(17, await Store.AppendAsync(At("x"), 9, Bytes("appended")));
        Assert.Equal("written, appended", await ReadAsync(At("x")));
        Assert.NotEqual(before!.ETag, (await Store.FindAsync(At("x")))!.ETag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task An_append_that_starts_elsewhere_than_at_the_end_changes_nothing(long offset)
    {
        await Store.AppendAsync(At("x"), 0, Bytes("hello"));
        var conflict = await Assert.ThrowsAsync<AppendConflictException>(() => Store.AppendAsync(At("x"), offset, Bytes("no")));
        Assert.Equal(5, conflict.ActualLength);
        Assert.Equal("hello", await ReadAsync(At("x")));
    }

    [Fact]
    public async Task An_append_to_nothing_must_start_at_zero()
    {
        var conflict = await Assert.ThrowsAsync<AppendConflictException>(() => Store.AppendAsync(At("x"), 1, Bytes("no")));
        Assert.Equal(0, conflict.ActualLength);
        Assert.Null(await Store.FindAsync(At("x")));
    }

    [Fact]
    public async Task What_came_before_the_connection_broke_stays()
    {
        await Store.AppendAsync(At("x"), 0, Bytes("one "));
        await Assert.ThrowsAsync<IOException>(() => Store.AppendAsync(At("x"), 4, new BreakingStream("two "u8.ToArray())));
        Assert.Equal("one two ", await ReadAsync(At("x")));
        Assert.Equal(13, await Store.AppendAsync(At("x"), 8, Bytes("three")));
        Assert.Equal("one two three", await ReadAsync(At("x")));
    }

    [Fact]
    public async Task What_came_before_the_caller_gave_up_stays()
    {
        using var giveUp = new CancellationTokenSource();
        var content = new HeldStream("half"u8.ToArray());
        var append = Store.AppendAsync(At("x"), 0, content, giveUp.Token);
        await content.AllRead;
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        Assert.Equal("half", await ReadAsync(At("x")));
    }

    [Fact]
    public async Task Of_two_appends_at_once_one_wins_and_the_other_is_refused()
    {
        var slow = new HeldStream("slow"u8.ToArray());
        var first = Attempt(slow, "slow");
        await slow.AllRead;
        var second = await Attempt(Bytes("fast"), "fast");
        slow.Release();
        var won = Assert.Single([await first, second], text => text is not null);
        Assert.Equal(won, await ReadAsync(At("x")));

        async Task<string?> Attempt(Stream content, string text)
        {
            try
            {
                Assert.Equal(4, await Store.AppendAsync(At("x"), 0, content));
                return text;
            }
            catch (IOException refused) when (refused is AppendBusyException or AppendConflictException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task Of_many_appends_at_once_none_mixes_with_another()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            try
            {
                await Store.AppendAsync(At("x"), 0, new MemoryStream(Enumerable.Repeat((byte)('a' + i), 300_000).ToArray()));
                return true;
            }
            catch (IOException refused) when (refused is AppendBusyException or AppendConflictException)
            {
                return false;
            }
        }));
        Assert.Equal(new string((char)('a' + Array.IndexOf(won, true)), 300_000), await ReadAsync(At("x")));
        Assert.Single(won, true);
    }

    [Fact]
    public async Task An_append_to_what_was_deleted_meanwhile_is_refused()
    {
        await Store.AppendAsync(At("u/x"), 0, Bytes("old"));
        var content = new HeldStream("new"u8.ToArray());
        var append = Store.AppendAsync(At("u/x"), 3, content);
        await content.AllRead;
        await Store.DeletePrefixAsync(At("u/"));
        content.Release();
        Assert.Equal(0, (await Assert.ThrowsAsync<AppendConflictException>(() => append)).ActualLength);
        Assert.Empty(await ListAsync(At("")));
    }
}
