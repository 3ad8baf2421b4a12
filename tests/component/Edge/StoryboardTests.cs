using System.Net;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Storyboards;
using EduStream.Storage;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class StoryboardTests : IAsyncLifetime
{
    private EdgeFixture edge = null!;

    public async ValueTask InitializeAsync()
    {
        edge = await EdgeFixture.StartAsync();
        await edge.PublishAsync();
    }

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task Manifests_name_the_storyboard_of_a_version_that_has_one()
    {
        var (_, token) = edge.Watch();
        Assert.DoesNotContain("thumbnail_tile", await TextAsync(token, "manifest.mpd"), StringComparison.Ordinal);
        await AddAsync(version: 2);
        var (_, other) = edge.Watch(version: 2);

        Assert.Contains("value=\"10x1\"", await TextAsync(other, "manifest.mpd", 2), StringComparison.Ordinal);
        Assert.Contains("URI=\"storyboard.m3u8\"", await TextAsync(other, "main.m3u8", 2), StringComparison.Ordinal);
        Assert.Contains("storyboard/sheet-0.jpg", await TextAsync(other, "storyboard.m3u8", 2), StringComparison.Ordinal);
        Assert.Equal("sheet", await TextAsync(other, "storyboard/sheet-0.jpg", 2));
        Assert.Equal("sheet", await TextAsync(other, "instant/storyboard/sheet-0.jpg", 2));
        Assert.Equal("WEBVTT", await TextAsync(other, "storyboard/storyboard.vtt", 2));
    }

    [Fact]
    public async Task Pictures_of_a_lesson_are_only_for_its_viewer()
    {
        await AddAsync(version: 1);
        var (_, token) = edge.Watch();

        var mine = await edge.Browser.GetAsync(EdgeFixture.Manifest(token, "storyboard/sheet-0.jpg"));
        Assert.Equal(("image/jpeg", "private"), (mine.Content.Headers.ContentType!.MediaType, mine.Headers.CacheControl!.ToString().Split(',').Last().Trim()));

        Assert.Equal(HttpStatusCode.NotFound, (await edge.Browser.GetAsync($"/media/{EdgeFixture.Video}/1/storyboard/sheet-0.jpg")).StatusCode);
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest("forged", "storyboard/sheet-0.jpg"))).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-token-invalid");
        var (_, foreign) = edge.Watch(new VideoId(Guid.CreateVersion7()));
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(foreign, "storyboard/sheet-0.jpg"))).IsProblemAsync(HttpStatusCode.Forbidden, "playback-token-other-video");
    }

    [Theory]
    [InlineData("storyboard/storyboard.json")]
    [InlineData("storyboard/sheet-7.jpg")]
    [InlineData("storyboard/..%2fpresentation.json")]
    [InlineData("posters/0.jpg")]
    public async Task Nothing_else_is_served(string file)
    {
        await AddAsync(version: 1);
        var (_, token) = edge.Watch();

        Assert.Equal(HttpStatusCode.NotFound, (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file))).StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"schemaVersion\":1,\"width\":160,\"height\":90,\"columns\":0,\"rows\":10,\"tileSeconds\":1,\"tiles\":5,\"sheets\":1,\"largestSheetBytes\":10}")]
    public async Task A_damaged_storyboard_does_not_keep_the_lesson_from_playing(string document)
    {
        await edge.WriteAsync(MediaPaths.StoryboardFile, document);
        var (_, token) = edge.Watch();

        Assert.DoesNotContain("thumbnail_tile", await TextAsync(token, "manifest.mpd"), StringComparison.Ordinal);
        Assert.DoesNotContain("storyboard", await TextAsync(token, "main.m3u8"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_without_storyboard_has_no_image_playlist()
    {
        var (_, token) = edge.Watch();

        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(token, "storyboard.m3u8"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-file");
    }

    [Fact]
    public async Task Key_frames_have_playlists_where_packaging_noted_them()
    {
        var (_, old) = edge.Watch();
        await (await edge.Browser.GetAsync(EdgeFixture.Manifest(old, "v720-iframes.m3u8"))).IsProblemAsync(HttpStatusCode.NotFound, "no-such-track");
        Assert.DoesNotContain("I-FRAME", await TextAsync(old, "main.m3u8"), StringComparison.Ordinal);
        await AddAsync(version: 2);
        var index = await ReadAsync($"media/{EdgeFixture.Video}/2/segments.jsonl");
        await WriteAsync(2, "segments.jsonl", index.Replace("\"bytes\":10", "\"bytes\":10,\"keyFrameEnd\":7", StringComparison.Ordinal));
        var (_, token) = edge.Watch(version: 2);

        Assert.Contains("URI=\"v720-iframes.m3u8\"", await TextAsync(token, "main.m3u8", 2), StringComparison.Ordinal);
        Assert.Contains("#EXT-X-BYTERANGE:7@0\n/media/", await TextAsync(token, "v720-iframes.m3u8", 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalog_that_is_away_costs_the_chapters_and_not_the_lecture()
    {
        var (_, token) = edge.Watch();

        Assert.Contains("com.apple.hls.chapters", await TextAsync(token, "main.m3u8"), StringComparison.Ordinal);
        Assert.Equal("[]", await TextAsync(token, "chapters.json"));
        // A playlist of the instant stream names it by the same relative address.
        Assert.Equal("[]", await TextAsync(token, "instant/chapters.json"));
        Assert.Contains(edge.App.Logged, line => line.Contains("cannot be asked for chapters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chapters_are_asked_of_the_catalog_and_told_in_apples_format()
    {
        await using var other = await EdgeFixture.StartAsync(peers: new Peer(AppIds.Catalog, app =>
            app.MapGet("/internal/videos/{videoId}/chapters", (string videoId) => new EffectiveChapters([new(0, "Waves <b>"), new(60.5, "Light")]))));
        await other.PublishAsync();
        var (_, token) = other.Watch();

        using var chapters = JsonDocument.Parse(await other.Browser.GetStringAsync(EdgeFixture.Manifest(token, "chapters.json")));

        Assert.Equal(2, chapters.RootElement.GetArrayLength());
        var first = chapters.RootElement[0];
        Assert.Equal((1, 0.0, 60.5), (first.GetProperty("chapter").GetInt32(), first.GetProperty("start-time").GetDouble(), first.GetProperty("duration").GetDouble()));
        Assert.Equal(("und", "Waves <b>"), (first.GetProperty("titles")[0].GetProperty("language").GetString(), first.GetProperty("titles")[0].GetProperty("title").GetString()));
        Assert.False(chapters.RootElement[1].TryGetProperty("duration", out _));
    }

    private async Task<string> TextAsync(string token, string file, int version = 1)
    {
        var answer = await edge.Browser.GetAsync($"/p/{token}/{EdgeFixture.Video}/{version}/{file}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task AddAsync(int version)
    {
        if (version != 1)
        {
            // The same version under another number.
            await foreach (var found in edge.Store.ListAsync(MediaPaths.Version(EdgeFixture.Video, 1)))
            {
                await using var content = await edge.Store.OpenReadAsync(found.Path);
                await edge.Store.WriteAsync(found.Path.Replace("/1/", $"/{version}/", StringComparison.Ordinal), content);
            }

            var document = await ReadAsync($"media/{EdgeFixture.Video}/{version}/presentation.json");
            await WriteAsync(version, "presentation.json", document.Replace("\"version\":1,", $"\"version\":{version},", StringComparison.Ordinal));
        }

        await WriteAsync(version, "storyboard/sheet-0.jpg", "sheet");
        await WriteAsync(version, MediaPaths.StoryboardTrackFile, "WEBVTT");
        await WriteAsync(version, "posters/0.jpg", "poster");
        await WriteAsync(version, MediaPaths.StoryboardFile, JsonSerializer.Serialize(new StoryboardDocument(1, 160, 90, 10, 1, 1, 10, 1, 1000), ServiceDefaults.ServiceDefaults.Json));
    }

    private async Task<string> ReadAsync(string path)
    {
        using var reader = new StreamReader(await edge.Store.OpenReadAsync(path));
        return await reader.ReadToEndAsync();
    }

    private async Task WriteAsync(int version, string file, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await edge.Store.WriteAsync(MediaPaths.VersionFile(EdgeFixture.Video, version, file), content);
    }
}
