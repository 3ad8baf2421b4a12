using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;
using EduStream.Media.Samples;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

/// <summary>
/// A course whose videos are made in AV1 and HEVC too, through the real page. Debian's Chromium decodes AV1 and no HEVC. One platform: short lectures are measured on it, so that
/// slides get their slide mode, which the player comes to and leaves as on a thin line.
/// </summary>
public sealed class CodecTests : IAsyncLifetime
{
    private const string Codec = "edustreamPlayer.getVariantTracks().find(track => track.active)?.videoCodec";
    private const string Leanest = "edustreamPlayer.getVariantTracks().reduce((a, b) => a.bandwidth < b.bandwidth ? a : b)";
    private const string Plays = $"!!window.edustreamPlayer && !!({Codec}) && document.querySelector('video').currentTime > 3";

    // A device without another decoder than H.264, whichever way it is asked.
    private const string H264Only = """
        const isOther = (type) => /av01|hvc1|hev1/.test(type ?? '');
        const isTypeSupported = MediaSource.isTypeSupported.bind(MediaSource);
        MediaSource.isTypeSupported = (type) => !isOther(type) && isTypeSupported(type);
        const decodingInfo = navigator.mediaCapabilities.decodingInfo.bind(navigator.mediaCapabilities);
        navigator.mediaCapabilities.decodingInfo = async (configuration) => isOther(configuration.video?.contentType)
          ? { supported: false, smooth: false, powerEfficient: false, keySystemAccess: null, configuration }
          : decodingInfo(configuration);
        """;

    private readonly TestClips clips = new();
    private PlatformFixture platform = null!;
    private Person instructor = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await PlatformFixture.StartAsync(environment: new Dictionary<string, string> { ["Encoding__AnalyseFromSeconds"] = "5" });
        instructor = await Person.SignedInAsync(platform.Edge, "instructor", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        instructor?.Dispose();
        await platform.DisposeAsync();
        clips.Dispose();
    }

    [Fact(Timeout = 600_000)]
    public async Task Browsers_play_AV1_where_they_can_and_H264_everywhere()
    {
        var lesson = await PublishAsync(["av1", "hevc"]);

        await using (var browser = await OpenAsync(lesson, null))
        {
            Assert.StartsWith("av01", await browser.Page.EvaluateAsync<string>(Codec), StringComparison.Ordinal);
            Assert.Equal("org.w3.clearkey", await browser.Page.EvaluateAsync<string>("edustreamPlayer.drmInfo().keySystem"));
            Assert.True(await browser.Page.EvaluateAsync<int>("document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames") > 30);

            // It moves between renditions of that codec as on any line.
            await browser.Page.EvaluateAsync($"edustreamPlayer.configure('abr.enabled', false); edustreamPlayer.selectVariantTrack({Leanest})");
            await WhenAsync(browser, "document.querySelector('video').currentTime > 14");
            var lean = await browser.Page.EvaluateAsync<string>("edustreamPlayer.getVariantTracks().find(track => track.active).originalVideoId");
            Assert.EndsWith("-av1", lean, StringComparison.Ordinal);

            // Nor does it need a better one to begin with.
            await browser.Page.EvaluateAsync($"edustreamPlayer.configure('restrictions.maxBandwidth', {Leanest}.bandwidth + 1)");
            await browser.Page.EvaluateAsync("edustreamPlayer.load(edustreamPlayer.getAssetUri(), 0).then(() => document.querySelector('video').play())");
            await WhenAsync(browser, "document.querySelector('video').currentTime < 2");
            await WhenAsync(browser, Plays);
            Assert.Equal(lean, await browser.Page.EvaluateAsync<string>("edustreamPlayer.getVariantTracks().find(track => track.active).originalVideoId"));
        }

        await using (var browser = await OpenAsync(lesson, H264Only))
        {
            Assert.StartsWith("avc1", await browser.Page.EvaluateAsync<string>(Codec), StringComparison.Ordinal);
            await MovesToTheSlideModeAndBackAsync(browser);
        }
    }

    /// <summary>Its segments begin at 0 and at 20 s, those of all others at every fourth second.</summary>
    private static async Task MovesToTheSlideModeAndBackAsync(Browser browser)
    {
        const string Slides = "edustreamPlayer.getVariantTracks().find(track => Math.round(track.frameRate) === 1)";
        const string Best = "edustreamPlayer.getVariantTracks().reduce((a, b) => a.bandwidth > b.bandwidth ? a : b)";
        await MoveAsync(Slides, 8);
        // Into the middle of a segment: its key frame lies far before.
        await browser.Page.EvaluateAsync("document.querySelector('video').currentTime = 13");
        await WhenAsync(browser, "document.querySelector('video').currentTime > 15");
        await MoveAsync(Best, 18);
        Assert.Null(await browser.Page.EvaluateAsync<string?>("document.querySelector('video').error?.message ?? null"));

        async Task MoveAsync(string track, int until)
        {
            await browser.Page.EvaluateAsync($"edustreamPlayer.configure('abr.enabled', false); edustreamPlayer.selectVariantTrack({track}, true)");
            await WhenAsync(browser, $"document.querySelector('video').currentTime > {until} && {track}.active");
        }
    }

    private async Task<LessonId> PublishAsync(string[] codecs)
    {
        var stop = TestContext.Current.CancellationToken;
        var course = await instructor.PostAsync<Catalog.Course>("api/catalog/courses", new { title = "Codecs", access = "open" }, stop);
        var lesson = await instructor.PostAsync<Catalog.Lesson>($"api/catalog/courses/{course.CourseId}/lessons", new { title = "Slides" }, stop);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/catalog/courses/{course.CourseId}/codecs") { Content = JsonContent.Create(new { codecs }) };
        using var answer = await instructor.SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var videoId = await Publish.UploadAsync(instructor, lesson.LessonId, await clips.LectureAsync(24, new LectureFormat(640, 360) { Voice = string.Empty }), null, stop);
        await Publish.EndAsync(instructor, videoId, stop);
        var made = (await instructor.VideoAsync(videoId, stop)).Renditions.Select(rendition => rendition.Codec.Split('.')[0]).Distinct();
        Assert.Equal(["avc1", "hvc1", "av01"], made);
        return lesson.LessonId;
    }

    private async Task<Browser> OpenAsync(LessonId lesson, string? device)
    {
        var browser = await Browser.StartAsync();
        if (device is not null)
        {
            await browser.Page.AddInitScriptAsync(device);
        }

        await browser.SignInAsync(platform.Edge, "learner");
        await browser.Page.GotoAsync(new Uri(platform.Edge, $"lessons/{lesson}").ToString());
        await WhenAsync(browser, Plays);
        return browser;
    }

    // Not the browser library's own waiting: it needs eval, which the page's security policy forbids.
    private static Task WhenAsync(Browser browser, string condition) =>
        Eventually.TrueAsync(() => browser.Page.EvaluateAsync<bool>(condition), TimeSpan.FromMinutes(1), condition);
}
