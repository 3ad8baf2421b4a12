using System.Net;
using System.Net.Http.Headers;
using EduStream.Storage;
using EduStream.Storage.Blob;
using EduStream.Storage.Folder;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public sealed class RangeServerTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-ranges-");
    private readonly HttpClient http = new();
    private FolderMediaStore store = null!;
    private RangeServer server = null!;

    public async ValueTask InitializeAsync()
    {
        store = new FolderMediaStore(folder.FullName);
        await store.WriteAsync("x", new MemoryStream("0123456789"u8.ToArray()));
        await store.WriteAsync("empty", new MemoryStream());
        server = await RangeServer.StartAsync(store, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0L, null, "0123456789", "bytes 0-9/10")]
    [InlineData(7L, null, "789", "bytes 7-9/10")]
    [InlineData(2L, 4L, "234", "bytes 2-4/10")]
    [InlineData(8L, 99L, "89", "bytes 8-9/10")]
    [InlineData(null, 3L, "789", "bytes 7-9/10")]
    [InlineData(null, 99L, "0123456789", "bytes 0-9/10")]
    public async Task A_program_can_seek(long? from, long? to, string expected, string contentRange)
    {
        await using var input = server.Serve("x");
        using var answer = await GetAsync(input.Address, new RangeHeaderValue(from, to));
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(contentRange, answer.Content.Headers.ContentRange!.ToString());
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_range_past_the_end_is_refused_with_the_length()
    {
        await using var input = server.Serve("x");
        using var answer = await GetAsync(input.Address, new RangeHeaderValue(10, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal("bytes */10", answer.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task Without_a_range_everything_comes_and_HEAD_tells_the_length()
    {
        await using var input = server.Serve("x");
        using var whole = await GetAsync(input.Address, null);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());
        Assert.Equal("0123456789", await whole.Content.ReadAsStringAsync());
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, input.Address));
        Assert.Equal(10, head.Content.Headers.ContentLength);
        await using var nothing = server.Serve("empty");
        Assert.Equal("", await http.GetStringAsync(nothing.Address));
    }

    [Fact]
    public async Task An_address_is_loopback_unguessable_and_ends_with_its_input()
    {
        var input = server.Serve("x");
        var address = new Uri(input.Address);
        Assert.Equal("127.0.0.1", address.Host);
        Assert.Equal(65, address.AbsolutePath.Length);
        await input.DisposeAsync();
        foreach (var wrong in new[] { input.Address, new Uri(address, "/").ToString(), new Uri(address, "/x").ToString() })
        {
            using var answer = await GetAsync(wrong, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_object_that_was_deleted_meanwhile_is_not_found()
    {
        await using var input = server.Serve("x");
        await store.DeleteAsync("x");
        using var answer = await GetAsync(input.Address, null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, RangeHeaderValue? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = range;
        return await http.SendAsync(request);
    }
}
