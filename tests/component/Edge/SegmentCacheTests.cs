using System.Net;
using System.Net.Http.Headers;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class SegmentCacheTests
{
    private static readonly string Segment = $"/media/{EdgeFixture.Video}/1/v720/4000.m4s";

    [Fact]
    public async Task A_segment_that_many_ask_for_at_once_is_read_once()
    {
        var store = new CountingStore();
        await using var edge = await EdgeFixture.StartAsync(services: store.Wrap);
        await edge.PublishAsync();
        await edge.Browser.GetAsync($"/media/{EdgeFixture.Video}/1/v720/init.mp4");
        store.Hold = new TaskCompletionSource();
        var answers = Enumerable.Range(0, 20).Select(_ => edge.Browser.GetStringAsync(Segment)).ToList();
        await Eventually.TrueAsync(() => store.Reads(Segment) == 1);
        store.Hold.SetResult();
        Assert.All(await Task.WhenAll(answers), content => Assert.Equal("segment 1 of v720", content));
        Assert.Equal("segment 1 of v720", await edge.Browser.GetStringAsync(Segment));
        Assert.Equal(1, store.Reads(Segment));
    }

    [Fact]
    public async Task A_viewer_who_leaves_takes_nothing_from_the_others()
    {
        var store = new CountingStore();
        await using var edge = await EdgeFixture.StartAsync(services: store.Wrap);
        await edge.PublishAsync();
        await edge.Browser.GetAsync($"/media/{EdgeFixture.Video}/1/v720/init.mp4");
        store.Hold = new TaskCompletionSource();
        using var leave = new CancellationTokenSource();
        var leaving = edge.Browser.GetStringAsync(Segment, leave.Token);
        await Eventually.TrueAsync(() => store.Reads(Segment) == 1);
        var staying = edge.Browser.GetStringAsync(Segment);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        store.Hold.SetResult();
        Assert.Equal("segment 1 of v720", await staying);
        Assert.Equal(1, store.Reads(Segment));
    }

    [Fact]
    public async Task A_file_too_large_for_the_cache_is_streamed_range_by_range()
    {
        var store = new CountingStore();
        await using var edge = await EdgeFixture.StartAsync(new() { ["Segments:LargestCachedMegabytes"] = "1" }, services: store.Wrap);
        await edge.PublishAsync();
        var large = new byte[3_000_000];
        Random.Shared.NextBytes(large);
        await edge.WriteAsync("v720/4000.m4s", large);
        Assert.Equal(large, await edge.Browser.GetByteArrayAsync(Segment));
        using var request = new HttpRequestMessage(HttpMethod.Get, Segment) { Headers = { Range = new RangeHeaderValue(2_000_000, 2_000_009) } };
        using var answer = await edge.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(large[2_000_000..2_000_010], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(2, store.Reads(Segment));
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again_for_the_next_who_asks()
    {
        var store = new CountingStore();
        await using var edge = await EdgeFixture.StartAsync(services: store.Wrap);
        await edge.PublishAsync();
        store.Fail = true;
        await edge.Browser.GetAsync($"/media/{EdgeFixture.Video}/1/a128/init.mp4");
        await (await edge.Browser.GetAsync(Segment)).IsProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        store.Fail = false;
        Assert.Equal("segment 1 of v720", await edge.Browser.GetStringAsync(Segment));
    }
}
