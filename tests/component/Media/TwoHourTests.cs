using System.Globalization;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Verifying;

namespace EduStream.Tests.Component.Media;

/// <summary>
/// Two hours through planner, encoders and packager: a bar code of the frame's number, and a beep at every 240th frame. Tiny and slow, but at a rate whose frames are no whole
/// milliseconds, so that anything that rounds adds up.
/// </summary>
public class TwoHourTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const int FramesPerLoop = 720;
    private const int FramesPerBeep = 240;
    private const int Loops = 120;
    private static readonly EncodingOptions Options = new() { MaxSegmentsPerChunk = 60, Loudness = null, Preset = "ultrafast" };

    [Fact]
    public async Task Picture_and_sound_stay_within_20_ms_and_no_frame_is_missing_or_repeated_where_chunks_join()
    {
        var file = await LectureAsync();
        var plan = await media.PlanAsync(file, Options);
        plan = plan with { Audio = [plan.Audio[^1]] };
        Assert.Equal("12000/1001", plan.FrameRate.ToString());
        Assert.Equal(FramesPerLoop * Loops, plan.TotalFrames);
        Assert.True(plan.ChunkCount >= 30, $"{plan.ChunkCount} chunks");
        Assert.True(plan.Duration.Value > 7200);

        var folder = media.Folder("sound");
        var sound = media.Sound.EncodeAsync(plan, 0, file, folder);
        var chunks = await media.EncodeAsync(plan, file);
        Assert.IsType<EncodeOutcome.Encoded>(await sound);

        var picture = await JoinAsync(chunks, $"{plan.Video[0].Id}.ts");
        var (numbers, times) = (await media.Tools.NumbersAsync(picture), await TimesAsync(picture, plan));
        Assert.Equal(plan.TotalFrames, numbers.Count);
        Assert.All(Enumerable.Range(0, numbers.Count), frame => Assert.Equal(frame % FramesPerLoop, numbers[frame]));
        Assert.All(Enumerable.Range(0, times.Count), frame => Assert.Equal((frame / plan.FrameRate).Value, times[frame], 0.0001));

        var track = Path.Combine(folder, $"{plan.Audio[0].Id}.ts");
        var offset = (await TimesAsync(track, plan))[0];
        List<double> beeps = [.. (await media.Tools.BeepsAsync(track, rate: 8000)).Select(beep => beep + offset)];
        List<double> flashes = [.. times.Where((_, frame) => numbers[frame] % FramesPerBeep == 0)];
        Assert.Equal(FramesPerLoop / FramesPerBeep * Loops, beeps.Count);
        Assert.All(flashes.Zip(beeps), pair => Assert.InRange(pair.Second - pair.First, -0.02, 0.02));

        await AssertPackagedAsync(plan, chunks, folder);
    }

    /// <summary>What players get: one continuous timeline, decodable from first to last.</summary>
    private async Task AssertPackagedAsync(EncodingPlan plan, IReadOnlyList<string> chunks, string sound)
    {
        var (keys, target) = (MediaFixture.Keys(plan), media.Folder("packaged"));
        List<PackagedTrack> tracks = [.. await media.Packager.PackageAudioAsync(plan, 0, sound, target, keys)];
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            tracks.AddRange(await media.Packager.PackageVideoAsync(plan, chunk, chunks[chunk], target, keys));
        }

        List<SegmentEntry> segments = [.. tracks.SelectMany(track => track.Segments)];
        var document = PresentationBuilder.Build(new VideoId(Guid.Empty), 1, plan, [.. tracks.Select(track => track.Init)], segments);
        Assert.Empty(TimelineCheck.Check(plan, document, segments));
        foreach (var track in document.Tracks)
        {
            var decoded = await media.Verifier.DecodeAsync(plan, track.Id, target, [.. segments.Where(segment => segment.Track == track.Id).Select(segment => segment.Time)], keys);
            Assert.Empty(decoded.Errors);
            Assert.InRange(decoded.StartSeconds - plan.TimelineStart.Value, -0.02, 0.02);
            Assert.InRange(decoded.EndSeconds - (plan.TimelineStart + plan.Duration).Value, -0.001, 0.025);
        }
    }

    private async Task<string> LectureAsync()
    {
        var (loop, file) = (media.Clips.File("loop.mov"), media.Clips.File("lecture.mov"));
        const string seconds = "60.06";
        await FfmpegAsync(
            "-f", "lavfi", "-i", $@"color=black:s=16x2:r=12000/1001:d={seconds},format=gray,geq=lum='if(mod(floor(N/pow(2\,X))\,2)\,235\,16)',scale=64:36:flags=neighbor,format=yuv420p,setsar=1",
            "-f", "lavfi", "-i", $@"aevalsrc='0.5*sin(2*PI*880*t)*lt(mod(t\,20.02)\,0.1)':s=48000:d={seconds}",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-g", "100", "-c:a", "alac", loop);
        await FfmpegAsync("-stream_loop", (Loops - 1).ToString(CultureInfo.InvariantCulture), "-i", loop, "-c", "copy", file);
        return file;
    }

    // Transport streams that follow each other are one.
    private async Task<string> JoinAsync(IReadOnlyList<string> folders, string name)
    {
        var joined = media.Clips.File(name);
        await using var whole = File.Create(joined);
        foreach (var folder in folders)
        {
            await using var part = File.OpenRead(Path.Combine(folder, name));
            await part.CopyToAsync(whole);
        }

        return joined;
    }

    /// <summary>Presentation times since the start of the timeline, in order.</summary>
    private async Task<IReadOnlyList<double>> TimesAsync(string file, EncodingPlan plan)
    {
        var result = await media.Tools.Runner.RequireAsync(new ToolCommand(
            media.Tools.Locator.Ffprobe, ["-v", "error", "-show_entries", "packet=pts_time", "-of", "csv=p=0", file], TimeSpan.FromMinutes(2)) { OutputLimit = 64 << 20 });
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture) - plan.TimelineStart.Value).Order()];
    }

    private Task<ToolResult> FfmpegAsync(params string[] arguments) =>
        media.Tools.Runner.RequireAsync(new ToolCommand(media.Tools.Locator.Ffmpeg, ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments], TimeSpan.FromMinutes(2)));
}
