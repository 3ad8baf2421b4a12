using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.Testing.Media;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

public sealed class PackageActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly Clip Clip = new() { Seconds = 8 };

    [Fact]
    public async Task Packaged_chunks_make_a_presentation_that_covers_the_video_and_passes_the_check()
    {
        var (version, plan) = await rig.PackagedToLookAtAsync(Clip);

        var assembled = await rig.RunAsync<AssemblePresentation, PublishVideoInput, Assembled>(version);

        Assert.Null(assembled.Refusal);
        Assert.Equal(8, assembled.Summary!.DurationSeconds, 0.05);
        Assert.Contains(assembled.Summary.Renditions, rendition => rendition is { Track: "v180", Height: 180 });
        Assert.Contains(assembled.Summary.Renditions, rendition => rendition.Track == "a128");
        for (var chunk = 0; chunk < plan.Chunks; chunk++)
        {
            Assert.Null(await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, chunk)));
        }

        Assert.Null(await rig.RunAsync<VerifyAudio, SoundInput, Refusal?>(SoundInput.Of(version, 0)));
    }

    [Fact]
    public async Task Presentation_and_index_name_exactly_the_files_that_are_there()
    {
        var (version, _) = await rig.PackagedToLookAtAsync(Clip);
        await rig.RunAsync<AssemblePresentation, PublishVideoInput, Assembled>(version);

        var presentation = JsonSerializer.Deserialize<PresentationDocument>(await ReadAsync(version, MediaPaths.PresentationFile), Conventions.Json)!;
        var segments = (await ReadAsync(version, MediaPaths.SegmentIndexFile)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<SegmentEntry>(line, Conventions.Json)!).ToList();

        var named = presentation.Tracks.Select(track => track.InitFile)
            .Concat(segments.Select(segment => $"{segment.Track}/{segment.Time}.m4s"))
            .Concat([MediaPaths.PresentationFile, MediaPaths.SegmentIndexFile, MediaPaths.LadderReportFile]);
        var folder = MediaPaths.Version(version.VideoId, version.Version);
        Assert.Equal(named.Select(file => folder + file).Order(StringComparer.Ordinal), await rig.PathsAsync(folder));
        Assert.Equal("cbcs", presentation.Protection!.Scheme);
        Assert.Equal(
            rig.Apps.Keys[$"{version.VideoId}/1"].Keys.Select(key => key.KeyId).Order(StringComparer.Ordinal),
            presentation.Tracks.Select(track => track.KeyId!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_attempt_that_died_in_the_middle_of_its_commits_is_made_good_by_the_next()
    {
        var (version, _) = await rig.PackagedAsync(Clip);
        var before = await ContentsAsync(version);
        foreach (var path in (await rig.PathsAsync(MediaPaths.Work(version.VideoId, version.Version))).Where(path => path.EndsWith("package-1.json", StringComparison.Ordinal)))
        {
            await rig.Store.DeleteAsync(path);
        }

        await rig.Store.DeleteAsync(before.Keys.Last(path => path.Contains("/v180/", StringComparison.Ordinal) && path.EndsWith(".m4s", StringComparison.Ordinal)));
        await rig.RunAsync<PackageChunk, ChunkInput, object?>(new ChunkInput(version, 1));

        Assert.Equal(before, await ContentsAsync(version));
    }

    [Fact]
    public async Task A_chunk_that_is_committed_is_not_packaged_again()
    {
        var (version, _) = await rig.PackagedToLookAtAsync(Clip);
        var asked = rig.Apps.Requests.Count;

        await rig.RunAsync<PackageChunk, ChunkInput, object?>(new ChunkInput(version, 0));
        await rig.RunAsync<PackageAudio, SoundInput, object?>(SoundInput.Of(version, 0));

        Assert.Equal(asked, rig.Apps.Requests.Count);
    }

    [Fact]
    public async Task A_segment_that_was_damaged_in_the_store_does_not_pass_the_check()
    {
        var (version, _) = await rig.PackagedAsync(Clip);
        var segment = (await rig.PathsAsync(MediaPaths.Version(version.VideoId, version.Version))).First(path => path.Contains("/v180/", StringComparison.Ordinal) && path.EndsWith(".m4s", StringComparison.Ordinal));
        var bytes = (await ContentsAsync(version))[segment];
        var damaged = Convert.FromBase64String(bytes);
        damaged.AsSpan(damaged.Length / 2).Fill(0x5a);
        using var content = new MemoryStream(damaged);
        await rig.Store.WriteAsync(segment, content);

        var refusal = await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0)) ?? await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, 1));

        Assert.Equal(FailureReasons.QualityCheckFailed, refusal!.Reason);
    }

    [Fact]
    public async Task A_version_that_its_key_does_not_open_does_not_pass_the_check()
    {
        var (version, _) = await rig.PackagedAsync(Clip);
        rig.Apps.ReplaceKeys(version);

        Assert.Equal(FailureReasons.QualityCheckFailed, (await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0)))!.Reason);
    }

    [Fact]
    public async Task Keys_are_in_no_log_line_and_in_no_file()
    {
        var (version, _) = await rig.PackagedToLookAtAsync(Clip);
        await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0));

        foreach (var key in rig.Apps.Keys.Values.SelectMany(keys => keys.Keys).Select(key => key.Key))
        {
            Assert.DoesNotContain(rig.Logged, line => line.Contains(key, StringComparison.OrdinalIgnoreCase));
            Assert.All((await ContentsAsync(version)).Values, content => Assert.False(Convert.FromBase64String(content).AsSpan().IndexOf(Convert.FromHexString(key)) >= 0));
        }
    }

    [Fact]
    public async Task Undo_removes_the_versions_files_scratch_and_keys_and_may_run_twice()
    {
        var (version, _) = await rig.PackagedAsync(Clip);
        await rig.RunAsync<AssemblePresentation, PublishVideoInput, Assembled>(version);

        for (var times = 0; times < 2; times++)
        {
            await rig.RunAsync<RemoveVersionFiles, PublishVideoInput, object?>(version);
            await rig.RunAsync<RemoveKeys, PublishVideoInput, object?>(version);
            await rig.RunAsync<SweepWork, PublishVideoInput, object?>(version);
        }

        Assert.Empty(await rig.PathsAsync(MediaPaths.Version(version.VideoId, version.Version)));
        Assert.Empty(await rig.PathsAsync(MediaPaths.Work(version.VideoId, version.Version)));
        Assert.DoesNotContain($"{version.VideoId}/1", rig.Apps.Keys.Keys);
        Assert.NotNull(await rig.Store.FindAsync(MediaPaths.UploadSource(version.UploadId)));
    }

    private async Task<string> ReadAsync(PublishVideoInput version, string file)
    {
        using var reader = new StreamReader(await rig.Store.OpenReadAsync(MediaPaths.VersionFile(version.VideoId, version.Version, file)));
        return await reader.ReadToEndAsync();
    }

    private async Task<SortedDictionary<string, string>> ContentsAsync(PublishVideoInput version)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in await rig.PathsAsync(MediaPaths.Version(version.VideoId, version.Version)))
        {
            using var copy = new MemoryStream();
            await using var stream = await rig.Store.OpenReadAsync(path);
            await stream.CopyToAsync(copy);
            contents[path] = Convert.ToBase64String(copy.ToArray());
        }

        return contents;
    }
}
