using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class SegmentTests
{
    private static readonly string Segment = $"/media/{EdgeFixture.Video}/1/v720/4000.m4s";

    [Fact]
    public async Task An_encrypted_segment_may_be_kept_by_any_cache_for_ever()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        using var answer = await edge.Browser.GetAsync(Segment);
        Assert.Equal("segment 1 of v720", await answer.Content.ReadAsStringAsync());
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal(["bytes"], answer.Headers.AcceptRanges);
        Assert.Equal("video/iso.segment", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.NotNull(answer.Content.Headers.LastModified);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out _));
    }

    [Fact]
    public async Task Ranges_are_answered_as_http_says()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 0-6/17", "segment"), await RangeAsync("bytes=0-6"));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 13-16/17", "v720"), await RangeAsync("bytes=-4"));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 8-16/17", "1 of v720"), await RangeAsync("bytes=8-"));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 8-16/17", "1 of v720"), await RangeAsync("bytes=8-1000"));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "bytes */17", string.Empty), await RangeAsync("bytes=17-"));
        Assert.Equal((HttpStatusCode.OK, null, "segment 1 of v720"), await RangeAsync("bytes=oops"));

        async Task<(HttpStatusCode, string?, string)> RangeAsync(string range)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Segment);
            request.Headers.TryAddWithoutValidation("Range", range);
            using var answer = await edge.Browser.SendAsync(request);
            return (answer.StatusCode, answer.Content.Headers.ContentRange?.ToString(), await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_copy_that_is_still_good_is_not_sent_again()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        var tag = (await edge.Browser.GetAsync(Segment)).Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await WithAsync(headers => headers.IfNoneMatch.Add(tag)));
        Assert.Equal(HttpStatusCode.OK, await WithAsync(headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""))));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await WithAsync(headers => headers.IfMatch.Add(new EntityTagHeaderValue("\"other\""))));

        async Task<HttpStatusCode> WithAsync(Action<HttpRequestHeaders> condition)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Segment);
            condition(request.Headers);
            return (await edge.Browser.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Head_says_the_size_and_sends_nothing()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        using var answer = await edge.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, Segment));
        Assert.Equal((HttpStatusCode.OK, 17), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Nothing_but_init_and_media_segments_can_be_read()
    {
        string[] files =
        [
            "presentation.json", "v720/presentation.json", "segments.jsonl", "v720/4001.m4s", "v999/4000.m4s", "V720/4000.m4s", "v720/4000.mp4", "v720/..%2f..%2fpresentation.json",
            "..%2f1/presentation.json", "v720/%2e%2e/presentation.json", "v720/4000.m4s%00", "v720%5c4000.m4s", "v720/4000.m4s/v720/4000.m4s",
        ];
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        foreach (var file in files)
        {
            using var answer = await edge.Browser.GetAsync(new Uri($"{edge.App.Address}media/{EdgeFixture.Video}/1/{file}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{file}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_not_found()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        foreach (var version in new[] { "not-a-video/1", $"{EdgeFixture.Video}/2", $"{EdgeFixture.Video}/01x", $"{EdgeFixture.Video}/-1" })
        {
            await (await edge.Browser.GetAsync($"/media/{version}/v720/4000.m4s")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-file");
        }
    }

    [Fact]
    public async Task Clear_segments_need_a_token_and_are_kept_by_nobody_else()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync(encrypted: false);
        await (await edge.Browser.GetAsync(Segment)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-missing");
        using var answer = await edge.Browser.GetAsync(EdgeFixture.Manifest(edge.Watch().Token, "v720/4000.m4s"));
        Assert.Equal("segment 1 of v720", await answer.Content.ReadAsStringAsync());
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Encrypted_segments_have_one_address_only()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(edge.Watch().Token, "v720/4000.m4s"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-file");
    }

    [Fact]
    public async Task Pages_of_other_origins_may_read_segments_and_nothing_else()
    {
        await using var edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, Segment)
        {
            Headers = { { "Origin", "https://player.example" }, { "Access-Control-Request-Method", "GET" }, { "Access-Control-Request-Headers", "range" } },
        };
        using var allowed = await edge.Browser.SendAsync(request);
        Assert.Equal(["*"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        using var page = new HttpRequestMessage(HttpMethod.Get, "/api/edge/settings") { Headers = { { "Origin", "https://player.example" } } };
        Assert.False((await edge.Browser.SendAsync(page)).Headers.TryGetValues("Access-Control-Allow-Origin", out _));
    }
}
