using System.Net;
using EduStream.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

public sealed class EndingTests : IAsyncLifetime
{
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await StartAsync(fixture => fixture.Settings["Uploads:UnfinishedLife"] = "01:00:00");

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Fact]
    public async Task An_upload_that_is_given_up_leaves_nothing_and_the_catalog_forgets_it()
    {
        var address = await uploads.CreatedAsync(5);
        (await uploads.PatchAsync(address, 0, "123"u8.ToArray())).EnsureSuccessStatusCode();
        using var ended = await DeleteAsync(address);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(address[9..], Assert.Single(uploads.Forgotten).ToString());
        Assert.Empty(await uploads.Media.ListAsync("").ToListAsync());
        using var again = await DeleteAsync(address);
        await again.IsProblemAsync(HttpStatusCode.NotFound, "no-such-upload");
    }

    [Fact]
    public async Task A_complete_upload_cannot_be_given_up()
    {
        var address = await uploads.CreatedAsync(3);
        (await uploads.PatchAsync(address, 0, "123"u8.ToArray())).EnsureSuccessStatusCode();
        using var answer = await DeleteAsync(address);
        await answer.IsProblemAsync(HttpStatusCode.Forbidden, "upload-complete");
        Assert.Equal(3, await uploads.OffsetAsync(address));
        Assert.Empty(uploads.Forgotten);
    }

    [Fact]
    public async Task While_the_catalog_is_away_an_upload_cannot_be_given_up()
    {
        var address = await uploads.CreatedAsync(5);
        uploads.CatalogAnswers = StatusCodes.Status500InternalServerError;
        using var answer = await DeleteAsync(address);
        await answer.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(0, await uploads.OffsetAsync(address));
    }

    [Fact]
    public async Task An_unfinished_upload_expires_and_is_removed()
    {
        // The catalog is away at first, so that the upload can be seen expired and not yet removed.
        var address = await uploads.CreatedAsync(5);
        uploads.CatalogAnswers = StatusCodes.Status500InternalServerError;
        uploads.Clock.Advance(TimeSpan.FromHours(2));
        using var head = await uploads.HeadAsync(address);
        Assert.Equal(HttpStatusCode.Gone, head.StatusCode);
        using var patch = await uploads.PatchAsync(address, 0, "12345"u8.ToArray());
        await patch.IsProblemAsync(HttpStatusCode.Gone, "upload-gone");
        uploads.CatalogAnswers = StatusCodes.Status200OK;
        await Eventually.TrueAsync(async () => !await uploads.Media.ListAsync("").AnyAsync());
        Assert.Contains(uploads.Forgotten, id => id.ToString() == address[9..]);
        using var gone = await uploads.HeadAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task An_upload_that_is_ended_while_bytes_arrive_is_gone_for_the_sender()
    {
        var address = await uploads.CreatedAsync(200_000);
        var body = new Storage.HeldStream(new byte[100_000]);
        using var slow = Request(HttpMethod.Patch, address, null, ("Upload-Offset", "0"));
        slow.Content = new StreamContent(body);
        slow.Content.Headers.ContentType = new("application/offset+octet-stream");
        slow.Headers.TransferEncodingChunked = true;
        var writing = uploads.Instructor.SendAsync(slow);
        await body.AllRead;
        await Eventually.TrueAsync(async () => await uploads.Media.FindAsync($"{address[1..]}/source") is not null);
        (await DeleteAsync(address)).EnsureSuccessStatusCode();
        body.Release();
        using var answer = await writing;
        await answer.IsProblemAsync(HttpStatusCode.Gone, "upload-gone");
        Assert.Empty(await uploads.Media.ListAsync("").ToListAsync());
    }

    private Task<HttpResponseMessage> DeleteAsync(string address) => uploads.Instructor.SendAsync(Request(HttpMethod.Delete, address));
}
