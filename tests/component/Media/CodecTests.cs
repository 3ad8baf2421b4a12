using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Verifying;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Media;

public sealed class CodecTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly PictureCodec[] Both = [PictureCodec.Hevc, PictureCodec.Av1];

    [Theory]
    [InlineData("25", 5.1, 1)]
    [InlineData("30000/1001", 8.3, 1)]
    [InlineData("24000/1001", 8.1, 2)]
    [InlineData("25", 9, 2)]
    [InlineData("25", 17, 1)] // the first chunks have one thread, the last ones two
    public async Task Three_codecs_lie_on_one_grid_decode_completely_and_make_one_presentation(string rate, double seconds, int step)
    {
        var file = await media.Clips.MakeAsync(new Clip { Rate = rate, Seconds = seconds, Sound = false });
        var plan = await PlanAsync(file, step);
        var keys = MediaFixture.Keys(plan);
        var (folder, tracks) = await PackageAsync(plan, file, keys);
        List<SegmentEntry> segments = [.. tracks.SelectMany(track => track.Segments)];

        // Throws when the init segments of a track differ between chunks.
        var document = PresentationBuilder.Build(new VideoId(Guid.Empty), 1, plan, [.. tracks.Select(track => track.Init)], segments);

        Assert.Empty(TimelineCheck.Check(plan, document, segments));
        Assert.Equal(["v180", "v180-hevc", "v180-av1"], document.Tracks.Select(track => track.Id));
        Assert.StartsWith("hvc1.1.6.L", document.Tracks[1].Codec, StringComparison.Ordinal);
        Assert.StartsWith("av01.0.", document.Tracks[2].Codec, StringComparison.Ordinal);
        Assert.EndsWith("M.08", document.Tracks[2].Codec, StringComparison.Ordinal);
        Assert.Equal("cbcs", document.Protection!.Scheme);
        var frames = plan.Chunks().Sum(chunk => plan.Video[0].FramesIn(chunk).Count);
        foreach (var track in document.Tracks)
        {
            Assert.Equal(keys.Keys[0].KeyId, track.KeyId);
            Assert.All(segments.Where(segment => segment.Track == track.Id), segment => Assert.NotNull(segment.KeyFrameEnd)); // begins with a key frame
            Assert.Equal(segments.Where(segment => segment.Track == "v180").Select(segment => segment.Time), segments.Where(segment => segment.Track == track.Id).Select(segment => segment.Time));
            var decoded = await media.Verifier.DecodeAsync(plan, track.Id, folder, [.. segments.Where(segment => segment.Track == track.Id).Select(segment => segment.Time)], keys);
            Assert.Empty(decoded.Errors);
            Assert.Equal(frames, decoded.Frames);
            Assert.Equal(plan.TimelineStart.Value, decoded.StartSeconds, 4);
        }
    }

    [Theory]
    [InlineData("v180-hevc.ts")]
    [InlineData("v180-av1.mp4")]
    public async Task Each_codec_shows_the_right_picture_at_every_time(string name)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 5.1, Sound = false });
        var plan = await PlanAsync(file, 1);
        var shown = new List<int>();
        foreach (var folder in await media.EncodeAsync(plan, file))
        {
            shown.AddRange(await media.Tools.NumbersAsync(Path.Combine(folder, name)));
        }

        Assert.Equal(Enumerable.Range(0, (int)plan.TotalFrames), shown);
    }

    [Fact]
    public async Task Slide_mode_stays_on_its_line_in_Hevc()
    {
        var lecture = await media.Clips.LectureAsync(16);
        var source = await media.AcceptAsync(lecture);
        var options = new EncodingOptions { MaxSegmentsPerChunk = 2 };
        var fixedLadder = EncodingPlanner.Plan(source, options);
        var plan = EncodingPlanner.Plan(source, options, [SlideMode.Rendition(fixedLadder, fixedLadder.Video).Rendition], [PictureCodec.Hevc]);
        var keys = MediaFixture.Keys(plan);

        var (folder, tracks) = await PackageAsync(plan, lecture, keys);

        foreach (var track in tracks.GroupBy(track => track.Init.Track))
        {
            var segments = track.SelectMany(part => part.Segments).ToList();
            var decoded = await media.Verifier.DecodeAsync(plan, track.Key, folder, [.. segments.Select(segment => segment.Time)], keys);
            Assert.Empty(decoded.Errors);
            Assert.Equal(plan.Chunks().Sum(chunk => plan.Video[0].FramesIn(chunk).Count), decoded.Frames);
            var rate = segments.Sum(segment => segment.Bytes) * 8 / plan.Duration.Value;
            Assert.True(rate is > 2_000 and < 30_000, $"{track.Key}: {rate:0} bit/s");
            TestContext.Current.SendDiagnosticMessage($"{track.Key}: {rate:0} bit/s");
        }
    }

    [Fact]
    public async Task Codecs_that_this_ffmpeg_cannot_make_are_known()
    {
        Assert.Equal(Both, await new EncoderSupport(media.Tools.Runner, media.Tools.Locator).OfAsync(Both));
        Assert.Empty(await new EncoderSupport(media.Tools.Runner, new MediaTools(new ToolOptions { Ffmpeg = "/nowhere" }).Locator).OfAsync([]));

        var without = await FfmpegWithout("libsvtav1");

        Assert.Equal([PictureCodec.Hevc], await new EncoderSupport(media.Tools.Runner, without).OfAsync(Both));
    }

    [Fact]
    public async Task A_plan_that_this_ffmpeg_cannot_carry_out_is_tried_again_and_not_blamed_on_the_file()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false });
        var plan = await PlanAsync(file, 1);
        plan = plan with { Video = [.. plan.Video.Select(rendition => rendition.Codec == PictureCodec.Av1 ? rendition with { EncoderParams = "no-such-setting=1", Preset = "99" } : rendition)] };

        await Assert.ThrowsAsync<ToolFailedException>(() => media.Encoder.EncodeAsync(plan, 0, file, media.Folder("broken")));
    }

    /// <summary>The real program, whose list of encoders lacks a line.</summary>
    private async Task<ToolLocator> FfmpegWithout(string encoder)
    {
        var script = Path.Combine(media.Folder("tools"), "ffmpeg");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\n{media.Tools.Locator.Ffmpeg} \"$@\" | grep -v {encoder}\n");
        return new MediaTools(new ToolOptions { Ffmpeg = script }).Locator;
    }

    private async Task<EncodingPlan> PlanAsync(string file, int step)
    {
        var source = await media.AcceptAsync(file);
        var ladder = EncodingPlanner.Plan(source, MediaFixture.SmallChunks).Video.Select(rendition => rendition with { FrameStep = step }).ToList();
        return EncodingPlanner.Plan(source, MediaFixture.SmallChunks, ladder, Both);
    }

    private async Task<(string Folder, IReadOnlyList<PackagedTrack> Tracks)> PackageAsync(EncodingPlan plan, string file, ContentKeys keys)
    {
        var output = media.Folder("packaged");
        List<PackagedTrack> tracks = [];
        foreach (var (chunk, folder) in (await media.EncodeAsync(plan, file)).Index())
        {
            tracks.AddRange(await media.Packager.PackageVideoAsync(plan, chunk, folder, output, keys));
        }

        return (output, tracks);
    }
}
