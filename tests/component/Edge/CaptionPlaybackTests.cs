using System.Globalization;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Presentation;
using EduStream.Launcher.Player;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Packaging.IsoBmff;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.Component.Media;
using Xunit;

namespace EduStream.Tests.Component.Edge;

/// <summary>
/// Shaka Player in a real browser, on both manifests: are the words there when they are said?
/// <code>
/// packaged |4       |8       |12      |16      one segment of lead-in
/// video    |0       |4       |8       |12
/// words      |1--First--5|    |9-Third-11|
/// </code>
/// </summary>
public sealed class CaptionPlaybackTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const string File = "0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData("manifest.mpd", true)]
    [InlineData("manifest.mpd", false)]
    [InlineData("main.m3u8", true)]
    [InlineData("main.m3u8", false)]
    public async Task Words_are_shown_when_they_are_said(string manifest, bool complete)
    {
        await using var edge = await EdgeFixture.StartAsync(prepare: data => ClearPackaging.WritePlayerPage(data, "caption-check.js"));
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 12, Sound = false });
        var folder = await media.PackageClearAsync(await media.PlanAsync(clip, new EncodingOptions()), clip);
        await PublishAsync(edge, folder, complete ? 3 : 2, complete);
        await using var browser = await Browser.StartAsync();
        await browser.Page.GotoAsync(new Uri(edge.App.Address, "check.html").ToString());
        var address = EdgeFixture.Manifest(edge.Watch().Token, manifest);
        await browser.Page.EvaluateAsync("address => check(address)", address);

        Assert.InRange(await ShownAtAsync(browser, "First & second"), 0.9, 5.3);
        if (!complete)
        {
            // The lecture grows on while it is watched.
            await PublishAsync(edge, folder, 3, complete: true);
        }

        Assert.InRange(await ShownAtAsync(browser, "Third", complete ? null : address), 8.9, 11.3);
        var cues = (await browser.Page.EvaluateAsync<JsonElement>("cues()")).EnumerateArray()
            .Select(cue => FormattableString.Invariant($"{cue.GetProperty("start").GetDouble():0.00}-{cue.GetProperty("end").GetDouble():0.00} {cue.GetProperty("text").GetString()}"));
        Assert.Equal(["1.00-5.00 First & second", "9.00-11.00 Third"], cues);
    }

    // Seconds from the start of the video at which the words were first seen on the screen. Shaka Player 5.2 stands still now and then where a growing HLS playlist ended
    // until now (seen in 2 of about 30 runs, on a busy machine); whoever loads the page again goes on. The app itself plays DASH.
    private static async Task<double> ShownAtAsync(Browser browser, string words, string? growing = null)
    {
        try
        {
            var limit = growing is null ? Limit : Limit / 3;
            var seen = await browser.Page.WaitForFunctionAsync("words => shown(words)", words, new() { Timeout = (float)limit.TotalMilliseconds, PollingInterval = 50 });
            return (await seen.JsonValueAsync<JsonElement>()).GetProperty("at").GetDouble();
        }
        catch (TimeoutException)
        {
            var state = await browser.Page.EvaluateAsync<JsonElement>("state()");
            TestContext.Current.TestOutputHelper!.WriteLine($"'{words}' is not shown: {state}");
            if (growing is null)
            {
                throw new TimeoutException($"'{words}' is not shown: {state}");
            }

            await browser.Page.EvaluateAsync("address => again(address)", growing);
            return await ShownAtAsync(browser, words);
        }
    }

    private static async Task PublishAsync(EdgeFixture edge, string folder, int segments, bool complete)
    {
        var init = InitReader.Read("v180", "v180/init.mp4", await System.IO.File.ReadAllBytesAsync(Path.Combine(folder, "v180", "init.mp4")));
        var track = new PresentationTrack("v180", TrackKind.Video, init.Codec, init.Timescale, init.File, 100_000, 200_000, 100_000, null, 320, 180, "25");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "v180")))
        {
            await edge.WriteAsync($"v180/{Path.GetFileName(path)}", await System.IO.File.ReadAllBytesAsync(path));
        }

        await WriteAsync(edge, MediaPaths.CaptionFile(EdgeFixture.Video, File), "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\nFirst &amp; second\n\n00:00:09.000 --> 00:00:11.000\nThird\n");
        await WriteAsync(edge, MediaPaths.CaptionList(EdgeFixture.Video), Json(new CaptionList(1, 1, [new("en", null, CaptionKind.Captions, CaptionOrigin.Instructor, null, File, 100, 2)])));
        var index = Enumerable.Range(1, segments).Select(number => Json(new SegmentEntry("v180", 360_000 * number, 360_000, 1000)));
        await edge.WriteAsync("segments.jsonl", string.Join('\n', index));
        await edge.WriteAsync("presentation.json", Json(new PresentationDocument(1, EdgeFixture.Video, 1, 4 * segments, 4, 4, complete, [track], null)));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, ServiceDefaults.ServiceDefaults.Json);

    private static async Task WriteAsync(EdgeFixture edge, string path, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await edge.Store.WriteAsync(path, stream);
    }
}
