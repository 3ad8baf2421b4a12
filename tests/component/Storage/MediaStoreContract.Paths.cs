using EduStream.Storage;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public abstract partial class MediaStoreContract
{
    public static TheoryData<string> HostilePaths =>
    [
        "", "/", "/etc/passwd", "a/", "a//b", ".", "..", "../x", "a/../b", "a/./b", "a/..", ".tmp/x", ".hidden", "a/.x.lock", "a\\b", "C:\\x", "a b", "a\0b", "a\nb",
        "a%2e%2e", "a?b", "a*b", "a:b", "é", "a/\u202e", new string('a', 201), string.Join('/', Enumerable.Repeat("abcdefghi", 91)),
    ];

    [Theory]
    [MemberData(nameof(HostilePaths))]
    public async Task A_path_of_another_form_is_refused_by_every_operation(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenReadAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenInputAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(path, Bytes("x")));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(path, 0, Bytes("x")));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeletePrefixAsync(path == "a/" ? "a//" : path));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../")]
    [InlineData("/")]
    [InlineData("a/../")]
    [InlineData(".tmp/")]
    public async Task A_hostile_prefix_is_refused(string prefix)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ListAsync(prefix).CountAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeletePrefixAsync(prefix));
    }

    [Fact]
    public async Task An_input_can_be_read_by_another_program()
    {
        await Store.WriteAsync(At("x.bin"), Bytes("0123456789"));
        await using var input = await Store.OpenInputAsync(At("x.bin"));
        if (!input.Address.StartsWith("http://127.0.0.1:", StringComparison.Ordinal))
        {
            Assert.True(Path.IsPathRooted(input.Address));
            Assert.Equal("0123456789", await File.ReadAllTextAsync(input.Address));
            return;
        }

        using var http = new HttpClient();
        Assert.Equal("0123456789", await http.GetStringAsync(input.Address));
    }
}
