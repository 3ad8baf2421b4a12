using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EduStream.Contracts;
using EduStream.Testing;
using EduStream.Tests.Component.Storage;
using Xunit;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

public sealed class WritingTests : IAsyncLifetime
{
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await StartAsync();

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Fact]
    public async Task Bytes_arrive_in_parts_and_are_all_there()
    {
        var file = RandomNumberGenerator.GetBytes(40_000_000);
        var address = await uploads.CreatedAsync(file.Length);
        using var first = await uploads.PatchAsync(address, 0, file[..1_000_000]);
        Assert.Equal((HttpStatusCode.NoContent, "1000000"), (first.StatusCode, first.Header("Upload-Offset")));
        Assert.NotEmpty(first.Header("Upload-Expires"));
        // Above the 30 MB that a request may bring elsewhere.
        using var second = await uploads.PatchAsync(address, 1_000_000, file[1_000_000..]);
        Assert.Equal((HttpStatusCode.NoContent, "40000000"), (second.StatusCode, second.Header("Upload-Offset")));
        Assert.False(second.Headers.Contains("Upload-Expires"));
        await using var stored = await uploads.Media.OpenReadAsync($"{address[1..]}/source");
        Assert.Equal(SHA256.HashData(file), await SHA256.HashDataAsync(stored));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(2L)]
    [InlineData(4L)]
    [InlineData(99L)]
    public async Task Another_offset_than_the_server_has_is_refused_with_the_right_one(long offset)
    {
        var address = await uploads.CreatedAsync(5);
        (await uploads.PatchAsync(address, 0, "123"u8.ToArray())).EnsureSuccessStatusCode();
        using var answer = await uploads.PatchAsync(address, offset, "x"u8.ToArray());
        await answer.IsProblemAsync(HttpStatusCode.Conflict, "offset-mismatch");
        Assert.Equal("3", answer.Header("Upload-Offset"));
        Assert.Equal(3, await uploads.OffsetAsync(address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("zero")]
    public async Task Without_an_offset_nothing_is_written(string? offset)
    {
        var address = await uploads.CreatedAsync(5);
        using var request = Request(HttpMethod.Patch, address, [1]);
        if (offset is not null)
        {
            request.Headers.TryAddWithoutValidation("Upload-Offset", offset);
        }

        using var answer = await uploads.Instructor.SendAsync(request);
        await answer.IsProblemAsync(HttpStatusCode.BadRequest, "upload-offset-required");
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("video/mp4")]
    [InlineData(null)]
    public async Task Bytes_under_another_label_are_refused(string? type)
    {
        var address = await uploads.CreatedAsync(5);
        using var request = Request(HttpMethod.Patch, address, [1], ("Upload-Offset", "0"));
        request.Content!.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        using var answer = await uploads.Instructor.SendAsync(request);
        await answer.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task More_bytes_than_announced_are_refused_before_they_are_read()
    {
        var address = await uploads.CreatedAsync(5);
        using var answer = await uploads.PatchAsync(address, 0, "123456"u8.ToArray());
        await answer.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "past-the-end");
        Assert.Equal(0, await uploads.OffsetAsync(address));
    }

    [Fact]
    public async Task Of_a_body_without_a_length_only_the_upload_is_taken()
    {
        var address = await uploads.CreatedAsync(5);
        using var request = Request(HttpMethod.Patch, address, "1234567"u8.ToArray(), ("Upload-Offset", "0"));
        request.Headers.TransferEncodingChunked = true;
        using var answer = await uploads.Instructor.SendAsync(request);
        Assert.Equal("5", answer.Header("Upload-Offset"));
        Assert.Equal(5, (await uploads.Media.FindAsync($"{address[1..]}/source"))!.Length);
    }

    [Fact]
    public async Task What_came_before_the_connection_broke_stays()
    {
        var file = RandomNumberGenerator.GetBytes(600_000);
        var address = await uploads.CreatedAsync(file.Length);
        using (var socket = new TcpClient("127.0.0.1", uploads.App.Address.Port))
        {
            var head = $"PATCH {address} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {uploads.App.Issuer.Instructor()}\r\nTus-Resumable: 1.0.0\r\n"
                + $"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {file.Length}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await socket.GetStream().WriteAsync(file.AsMemory(0, 400_000));
            // The store writes a quarter of a megabyte at a time; what is still on its way may be lost with the connection.
            await Eventually.TrueAsync(async () => await uploads.Media.FindAsync($"{address[1..]}/source") is { Length: > 0 });
        }

        await Eventually.TrueAsync(() => uploads.App.Logged.Any(line => line.Contains("[2101]", StringComparison.Ordinal)));
        var kept = (int)await uploads.OffsetAsync(address);
        Assert.InRange(kept, 1, 400_000);
        using var rest = await uploads.PatchAsync(address, kept, file[kept..]);
        Assert.Equal("600000", rest.Header("Upload-Offset"));
        await using var stored = await uploads.Media.OpenReadAsync($"{address[1..]}/source");
        Assert.Equal(SHA256.HashData(file), await SHA256.HashDataAsync(stored));
        Assert.DoesNotContain(uploads.App.Logged, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_writers_at_once_one_wins_and_the_other_is_told_so()
    {
        // More than the client keeps back before it sends.
        var address = await uploads.CreatedAsync(100_000);
        var body = new HeldStream([.. Enumerable.Repeat((byte)'s', 100_000)]);
        using var slow = Request(HttpMethod.Patch, address, null, ("Upload-Offset", "0"));
        slow.Content = new StreamContent(body);
        slow.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        slow.Headers.TransferEncodingChunked = true;
        var first = uploads.Instructor.SendAsync(slow);
        await body.AllRead;
        await Eventually.TrueAsync(async () => await uploads.Media.FindAsync($"{address[1..]}/source") is not null);
        using var second = await uploads.PatchAsync(address, 0, [.. Enumerable.Repeat((byte)'f', 100_000)]);
        await second.IsProblemAsync(HttpStatusCode.Locked, "upload-busy");
        body.Release();
        using var won = await first;
        Assert.Equal((HttpStatusCode.NoContent, "100000"), (won.StatusCode, won.Header("Upload-Offset")));
        using var reader = new StreamReader(await uploads.Media.OpenReadAsync($"{address[1..]}/source"));
        Assert.Equal(new string('s', 100_000), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task An_upload_is_its_makers_alone_and_the_admins()
    {
        var address = await uploads.CreatedAsync(5);
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Patch, HttpMethod.Delete })
        {
            using var answer = await uploads.Other.SendAsync(Request(method, address, method == HttpMethod.Patch ? [1] : null, ("Upload-Offset", "0")));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var admin = await uploads.PatchAsync(address, 0, "12"u8.ToArray(), uploads.Admin);
        Assert.Equal(HttpStatusCode.NoContent, admin.StatusCode);
        Assert.Equal(2, await uploads.OffsetAsync(address));
    }

    [Theory]
    [InlineData("/uploads/nothing")]
    [InlineData("/uploads/0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("/uploads/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/uploads/%00")]
    public async Task An_upload_that_never_was_is_not_found(string address)
    {
        using var head = await uploads.HeadAsync(address);
        using var patch = await uploads.PatchAsync(address, 0, [1]);
        using var delete = await uploads.Instructor.SendAsync(Request(HttpMethod.Delete, address));
        foreach (var answer in new[] { head, patch, delete })
        {
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        }
    }

    [Fact]
    public async Task Nobody_learns_a_token_from_the_log()
    {
        var address = await uploads.CreatedAsync(5);
        (await uploads.PatchAsync(address, 0, "12345"u8.ToArray())).EnsureSuccessStatusCode();
        var token = uploads.Instructor.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.DoesNotContain(uploads.App.Logged, line => line.Contains(token, StringComparison.Ordinal));
        Assert.Contains(uploads.App.Logged, line => line.Contains(new UploadId(Guid.Parse(address[9..])).ToString(), StringComparison.Ordinal));
    }
}
