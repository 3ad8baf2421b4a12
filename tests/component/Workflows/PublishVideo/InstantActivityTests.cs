using System.Net;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Progress;
using EduStream.Testing.Media;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

public sealed class InstantActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    // Groups of pictures longer than those of a source that is used as it is.
    private static readonly Clip Clip = new() { Seconds = 17, Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "400", "-pix_fmt", "yuv420p"] };

    [Fact]
    public async Task Viewers_see_chunk_after_chunk_and_then_the_end()
    {
        var (version, chunks) = await PlannedAsync();
        Assert.Equal(2, chunks);

        await MakeAsync(version, 0);
        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 0));

        var growing = await PresentationAsync(version);
        Assert.False(growing.Complete);
        Assert.Equal(17, growing.DurationSeconds, 1);
        Assert.Equal(["instant-v180", "instant-a96"], growing.Tracks.Select(track => track.Id));
        Assert.All(growing.Tracks, track => Assert.NotNull(track.KeyId));
        Assert.Equal(2, (await IndexAsync(version)).Count(segment => segment.Track == "instant-v180"));

        await MakeAsync(version, 1);
        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 1));
        await rig.RunAsync<CloseInstant, PublishVideoInput, object?>(version);

        Assert.True((await PresentationAsync(version)).Complete);
        foreach (var track in (await IndexAsync(version)).GroupBy(segment => segment.Track))
        {
            // Each segment begins where the one before ends, across chunks too, and its file is there.
            Assert.All(track.Skip(1).Zip(track), pair => Assert.Equal(pair.Second.Time + pair.Second.Duration, pair.First.Time));
            foreach (var segment in track)
            {
                Assert.Equal(segment.Bytes, (await rig.Store.FindAsync(MediaPaths.VersionFile(version.VideoId, 1, $"{segment.Track}/{segment.Time}.m4s")))!.Length);
            }
        }

        Assert.True((await rig.ProgressAsync(version, Steps.Instant(1)))!.Done);
    }

    [Fact]
    public async Task A_chunk_that_is_shown_is_not_shown_again_and_one_that_is_made_not_made_again()
    {
        var (version, _) = await PlannedAsync();
        await MakeAsync(version, 0);
        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 0));
        var index = await TextAsync(version);
        var runs = rig.Logged.Count;

        await MakeAsync(version, 0);
        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 0));

        Assert.Equal(index, await TextAsync(version));
        Assert.DoesNotContain(rig.Logged.Skip(runs), line => line.Contains("ffmpeg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(130)]
    public async Task An_append_that_broke_off_is_continued_where_it_stopped(int written)
    {
        var (version, _) = await PlannedAsync();
        await MakeAsync(version, 0);
        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 0));
        var whole = await TextAsync(version);
        var path = MediaPaths.PresentationOf(version.VideoId, 1, instant: true, MediaPaths.SegmentIndexFile);
        await rig.Store.DeleteAsync(path);
        await rig.Store.AppendAsync(path, 0, new MemoryStream(Encoding.UTF8.GetBytes(whole[..written])));

        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 0));

        Assert.Equal(whole, await TextAsync(version));
    }

    [Fact]
    public async Task A_stream_that_never_began_is_not_closed()
    {
        var (version, _) = await PlannedAsync();

        await rig.RunAsync<CloseInstant, PublishVideoInput, object?>(version);

        Assert.Null(await rig.Store.FindAsync(MediaPaths.PresentationOf(version.VideoId, 1, instant: true, MediaPaths.PresentationFile)));
    }

    [Fact]
    public async Task Removing_it_leaves_the_rest_of_the_version()
    {
        var (version, _) = await PlannedAsync();
        await MakeAsync(version, 0);
        await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, 0));
        var other = MediaPaths.VersionFile(version.VideoId, 1, "v180/1.m4s");
        await rig.Store.WriteAsync(other, new MemoryStream([1]));

        await rig.RunAsync<RemoveInstant, PublishVideoInput, object?>(version);

        Assert.Equal([other], await rig.PathsAsync(MediaPaths.Version(version.VideoId, 1)));
    }

    [Theory]
    [InlineData(HttpStatusCode.NoContent, null, true)]
    [InlineData(HttpStatusCode.Conflict, "not-wanted", false)]
    [InlineData(HttpStatusCode.Conflict, "version-failed", false)]
    [InlineData(HttpStatusCode.NotFound, "no-such-video", false)]
    public async Task Whether_learners_want_it_is_the_catalogs_word(HttpStatusCode status, string? problem, bool wanted)
    {
        rig.Apps.Catalog = (status, problem);

        Assert.Equal(wanted, await rig.RunAsync<MakePlayable, MakePlayableInput, bool>(new MakePlayableInput(ActivityRig.NewVersion(), 17)));
    }

    [Fact]
    public async Task A_catalog_that_is_away_is_asked_again()
    {
        rig.Apps.Catalog = (HttpStatusCode.ServiceUnavailable, null);

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.RunAsync<MakePlayable, MakePlayableInput, bool>(new MakePlayableInput(ActivityRig.NewVersion(), 17)));
    }

    private async Task<(PublishVideoInput Version, int Chunks)> PlannedAsync()
    {
        var version = await rig.UploadAsync(await rig.ClipAsync(Clip));
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);
        var plan = await rig.RunAsync<PlanInstant, PlanEncodingInput, InstantSummary>(new PlanEncodingInput(version, found.Source!));
        await rig.RunAsync<CreateKeys, CreateKeysInput, Contracts.Licensing.ContentKeyIds>(new CreateKeysInput(version, plan.KeyClasses));
        return (version, plan.Chunks);
    }

    private async Task MakeAsync(PublishVideoInput version, int chunk) => Assert.Null(await rig.RunAsync<MakeInstantChunk, ChunkInput, Refusal?>(new ChunkInput(version, chunk)));

    private async Task<PresentationDocument> PresentationAsync(PublishVideoInput version) =>
        JsonSerializer.Deserialize<PresentationDocument>(await ReadAsync(MediaPaths.PresentationOf(version.VideoId, 1, instant: true, MediaPaths.PresentationFile)), Conventions.Json)!;

    private async Task<IReadOnlyList<SegmentEntry>> IndexAsync(PublishVideoInput version) =>
        [.. (await TextAsync(version)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<SegmentEntry>(line, Conventions.Json)!)];

    private Task<string> TextAsync(PublishVideoInput version) => ReadAsync(MediaPaths.PresentationOf(version.VideoId, 1, instant: true, MediaPaths.SegmentIndexFile));

    private async Task<string> ReadAsync(string path)
    {
        using var text = new StreamReader(await rig.Store.OpenReadAsync(path));
        return await text.ReadToEndAsync();
    }
}
