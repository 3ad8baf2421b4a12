using System.Globalization;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media;
using EduStream.Media.Packaging;
using EduStream.Media.Processes;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.Testing.Media;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>The instant stream of a source that is stream-ready: the uploaded packets, encrypted, and nothing encoded.</summary>
public sealed class InstantCopyTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private const string Picture = "instant-v180";
    private const string Sound = "instant-a";

    private static readonly Clip Ready = new() { Seconds = 47, Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "30", "-g", "75", "-pix_fmt", "yuv420p"] };

    public static TheoryData<string, Clip> Containers => new()
    {
        { "MP4, index behind", Ready },
        { "MP4, index in front", Ready with { Output = ["-movflags", "+faststart"] } },
        { "Matroska", Ready with { Extension = "mkv" } },
        { "sound a little later", Ready with { SoundOffset = 0.3 } },
        { "a clock that does not begin at zero", Ready with { Output = ["-output_ts_offset", "7.3"], Extension = "mkv" } },
        { "29.97 pictures a second", Ready with { Rate = "30000/1001" } },
        // Neither its pictures nor its beginning are whole ticks of the packaged clock.
        { "59.94 pictures a second from an odd beginning", Ready with { Rate = "60000/1001", Sound = false, Output = ["-output_ts_offset", "0.016683333", "-video_track_timescale", "60000", "-movflags", "+frag_keyframe+empty_moov", "-use_editlist", "0"] } },
        { "without sound", Ready with { Sound = false } },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task What_viewers_get_is_what_was_uploaded(string name, Clip clip)
    {
        var file = await rig.ClipAsync(clip);
        var logged = rig.Logged.Count;
        var (version, chunks) = await PlannedAsync(file);
        Assert.True(chunks == 2, name);

        for (var chunk = 0; chunk < chunks; chunk++)
        {
            Assert.Null(await MakeAsync(version, chunk));
            await rig.RunAsync<ExtendInstant, ChunkInput, object?>(new ChunkInput(version, chunk));
        }

        await rig.RunAsync<CloseInstant, PublishVideoInput, object?>(version);

        Assert.DoesNotContain(rig.Logged.Skip(logged), line => line.Contains("libx264", StringComparison.Ordinal) || line.Contains("b:a", StringComparison.Ordinal));
        var index = await IndexAsync(version);
        var pictures = index.Where(segment => segment.Track == Picture).ToList();
        // Each segment begins where the one before ends, across chunks too, and players were told how long they may get.
        Assert.All(pictures.Skip(1).Zip(pictures), pair => Assert.Equal(pair.Second.Time + pair.Second.Duration, pair.First.Time));
        var presentation = await PresentationAsync(version);
        Assert.All(pictures, segment => Assert.InRange(segment.Duration / 90_000.0, 0.1, presentation.TargetSegmentSeconds));
        Assert.InRange(presentation.DurationSeconds, 46.9, 47.5);
        Assert.All(presentation.Tracks, track => Assert.NotNull(track.KeyId));

        Assert.Equal(await HashesAsync(file, "0:v"), await HashesAsync(await ClearAsync(version, index, Picture), "0"));
        if (clip.Sound)
        {
            // What is heard before the first picture is not part of the video.
            var sent = await HashesAsync(file, "0:a", "-c", "copy");
            var got = await HashesAsync(await ClearAsync(version, index, Sound), "0", "-c", "copy");
            Assert.InRange(sent.Count - got.Count, 0, 2);
            Assert.Equal(sent.TakeLast(got.Count), got);
        }
    }

    [Fact]
    public async Task A_source_that_is_not_what_its_samples_promised_is_shown_as_far_as_it_is()
    {
        // Groups of 4 s where anybody looks first; one of 16 s between them.
        var keys = string.Join(',', Enumerable.Range(0, 30).Select(key => key * 4).Where(at => at is <= 24 or >= 40));
        var file = await rig.ClipAsync(Ready with { Seconds = 110, Encoder = [.. Ready.Encoder, "-g", "2000", "-sc_threshold", "0", "-force_key_frames", keys] });
        var (version, chunks) = await PlannedAsync(file);

        Assert.Equal(5, chunks);
        Assert.Null(await MakeAsync(version, 0));
        Assert.NotNull(await MakeAsync(version, 1));
        Assert.Contains(rig.Logged, line => line.Contains("chunk 1 of the instant stream cannot be taken from the source as it is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_first_look_is_wrong_it_is_encoded()
    {
        // As if the header had named another beginning than the first key frame.
        var file = await rig.ClipAsync(Ready);
        var version = await rig.UploadAsync(file);
        var found = (await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version)).Source!;
        Assert.True(found.StreamReady);

        await rig.RunAsync<PlanInstant, PlanEncodingInput, InstantSummary>(new PlanEncodingInput(version, found with { Video = found.Picture with { Start = found.Picture.Start - 1 } }));

        Assert.Equal(["instant-v180", "instant-a96"], await PlannedTracksAsync(version));
    }

    private async Task<(PublishVideoInput Version, int Chunks)> PlannedAsync(string file)
    {
        var version = await rig.UploadAsync(file);
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);
        Assert.True(found.Source!.StreamReady);
        var plan = await rig.RunAsync<PlanInstant, PlanEncodingInput, InstantSummary>(new PlanEncodingInput(version, found.Source));
        await rig.RunAsync<CreateKeys, CreateKeysInput, Contracts.Licensing.ContentKeyIds>(new CreateKeysInput(version, plan.KeyClasses));
        return (version, plan.Chunks);
    }

    private Task<Refusal?> MakeAsync(PublishVideoInput version, int chunk) => rig.RunAsync<MakeInstantChunk, ChunkInput, Refusal?>(new ChunkInput(version, chunk));

    private async Task<IEnumerable<string>> PlannedTracksAsync(PublishVideoInput version)
    {
        var plan = JsonSerializer.Deserialize<InstantPlan>(await ReadAsync(EduStream.PublishVideo.Work.WorkPaths.InstantPlan(version)), Conventions.Json)!;
        Assert.False(plan.Copied);
        return plan.Work.Plan.Video.Select(track => track.Id).Concat(plan.Work.Plan.Audio.Select(track => track.Id));
    }

    private async Task<PresentationDocument> PresentationAsync(PublishVideoInput version) =>
        JsonSerializer.Deserialize<PresentationDocument>(await ReadAsync(MediaPaths.PresentationOf(version.VideoId, 1, instant: true, MediaPaths.PresentationFile)), Conventions.Json)!;

    private async Task<IReadOnlyList<SegmentEntry>> IndexAsync(PublishVideoInput version) =>
    [
        .. (await ReadAsync(MediaPaths.PresentationOf(version.VideoId, 1, instant: true, MediaPaths.SegmentIndexFile)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<SegmentEntry>(line, Conventions.Json)!),
    ];

    private async Task<string> ReadAsync(string path)
    {
        using var text = new StreamReader(await rig.Store.OpenReadAsync(path));
        return await text.ReadToEndAsync();
    }

    /// <summary>A track as a player with the key has it.</summary>
    private async Task<string> ClearAsync(PublishVideoInput version, IReadOnlyList<SegmentEntry> index, string track)
    {
        var (encrypted, clear) = (Path.Combine(rig.Clips.Folder, $"{version.VideoId}-{track}.enc.mp4"), Path.Combine(rig.Clips.Folder, $"{version.VideoId}-{track}.mp4"));
        await using (var joined = File.Create(encrypted))
        {
            foreach (var name in index.Where(segment => segment.Track == track).Select(segment => $"{segment.Time}.m4s").Prepend("init.mp4"))
            {
                await using var part = await rig.Store.OpenReadAsync(MediaPaths.VersionFile(version.VideoId, 1, $"{track}/{name}"));
                await part.CopyToAsync(joined);
            }
        }

        var tools = rig.Clips.Tools;
        await tools.Runner.RequireAsync(
            new ToolCommand(tools.Locator.Packager, PackagerArguments.Decrypt(track == Sound ? "audio" : "video", encrypted, clear), TimeSpan.FromMinutes(1))
            {
                Input = KeyFlags.Decrypt(rig.Apps.Keys.Single(keys => keys.Key.Contains(version.VideoId.ToString(), StringComparison.Ordinal)).Value),
            });
        return clear;
    }

    /// <summary>One hash per picture, or per packet when copied.</summary>
    private async Task<IReadOnlyList<string>> HashesAsync(string file, string stream, params string[] how)
    {
        var tools = rig.Clips.Tools;
        string[] arguments = ["-v", "error", "-i", $"file:{file}", "-map", stream, "-fps_mode", "passthrough", .. how, "-f", "framemd5", "-"];
        var result = await tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffmpeg, arguments, TimeSpan.FromMinutes(1)));
        return [.. result.Output.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')[^1].Trim())];
    }
}
