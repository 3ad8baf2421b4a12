using System.Text.Json;
using EduStream.Contracts.Presentation;
using EduStream.Launcher.Player;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Timing;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.Component.Media;
using Xunit;

namespace EduStream.Tests.Component.Edge;

/// <summary>
/// Shaka Player in a real browser, on both manifests: renditions with segments of different lengths are one lecture.
/// <code>
/// v180       |0   |4   |8   |12  |16  |20  24|
/// v180-text  |0                            24|
/// </code>
/// </summary>
public sealed class SlideModePlaybackTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const int Seconds = 24;

    [Theory]
    [InlineData("manifest.mpd")]
    [InlineData("main.m3u8")]
    public async Task A_player_moves_to_the_slide_mode_seeks_in_it_and_moves_back(string manifest)
    {
        await using var edge = await EdgeFixture.StartAsync(prepare: data => ClearPackaging.WritePlayerPage(data, "slide-mode-check.js"));
        await PublishAsync(edge);
        await using var browser = await Browser.StartAsync();
        await browser.Page.GotoAsync(new Uri(edge.App.Address, "check.html").ToString());
        await browser.Page.EvaluateAsync("address => check(address)", EdgeFixture.Manifest(edge.Watch().Token, manifest));

        await MoveAsync("v180", at: 2, rate: 25);
        await MoveAsync("v180-text", at: 6, rate: 1);
        // Into the middle of a segment: its key frame lies far before.
        await browser.Page.EvaluateAsync("seek(13)");
        await MoveAsync("v180-text", at: 15, rate: 1);
        await MoveAsync("v180", at: 19, rate: 25);

        async Task MoveAsync(string track, double at, int rate)
        {
            await browser.Page.EvaluateAsync("id => move(id)", track);
            var state = default(JsonElement);
            await Eventually.TrueAsync(async () => (state = await browser.Page.EvaluateAsync<JsonElement>("state()")).GetProperty("at").GetDouble() > at, TimeSpan.FromMinutes(1), $"{track} at {at}");
            Assert.Equal((rate, null), (state.GetProperty("rate").GetInt32(), state.GetProperty("error").GetString()));
        }
    }

    private async Task PublishAsync(EdgeFixture edge)
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = Seconds, Sound = false });
        var plan = await media.PlanAsync(clip, new EncodingOptions { MaxSegmentsPerChunk = 10 });
        plan = plan with { Video = [plan.Video[0], plan.Video[0] with { Id = "v180-text", FrameStep = 25, WholeSegmentGop = true, SegmentSpan = 5, EncoderParams = "bframes=0:scenecut=0" }] };
        var folder = await media.PackageClearAsync(plan, clip);
        var chunk = plan.Chunk(0);
        var (from, to) = (Ticks.At(plan.TimelineStart), Ticks.At(plan.TimelineStart + plan.Duration));
        var tracks = plan.Video.Select(rendition => PackagedFiles.ReadVideo(plan, chunk, rendition, folder, from, to)).ToList();
        Assert.Equal([6, 1], tracks.Select(track => track.Segments.Count));
        foreach (var path in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
        {
            await edge.WriteAsync(Path.GetRelativePath(folder, path), await File.ReadAllBytesAsync(path));
        }

        var segments = tracks.SelectMany(track => track.Segments).ToList();
        await edge.WriteAsync("segments.jsonl", string.Join('\n', segments.Select(Json)));
        await edge.WriteAsync("presentation.json", Json(PresentationBuilder.Build(EdgeFixture.Video, 1, plan, [.. tracks.Select(track => track.Init)], segments)));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, ServiceDefaults.ServiceDefaults.Json);
}
