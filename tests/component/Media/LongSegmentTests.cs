using EduStream.Contracts.Videos;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Timing;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Media;

/// <summary>
/// Segments of the slide mode where a chunk holds several of them:
/// <code>
/// grid    |0---|1---|2---|3---|4---|5---|6---|7---|8---|9---|10|
/// slides  |0-----------------------|1--------------------------|
/// </code>
/// </summary>
public sealed class LongSegmentTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("25", 36.04, PictureCodec.H264)]
    [InlineData("30000/1001", 41.1, PictureCodec.H264)]
    [InlineData("30000/1001", 41.1, PictureCodec.Hevc)]
    public async Task Several_in_a_chunk_begin_and_end_where_the_plan_says(string rate, double seconds, PictureCodec codec)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = seconds, Rate = rate, Sound = false });
        var plan = await media.PlanAsync(file, new EncodingOptions { MaxSegmentsPerChunk = 20 });
        var rendition = plan.Video[0] with
        {
            Id = AdditionalCodecs.IdOf("text", codec), Codec = codec, FrameStep = plan.FramesPerGop / 2, WholeSegmentGop = true, SegmentSpan = 5, Preset = "ultrafast", EncoderParams = "bframes=0:scenecut=0",
        };
        plan = plan with { Video = [rendition] };
        var planned = plan.SegmentsIn(rendition, plan.Chunk(0));
        Assert.Equal(2, planned.Count);

        var encoded = Assert.Single(await media.EncodeAsync(plan, file));
        var (packaged, keys) = (media.Folder("packaged"), MediaFixture.Keys(plan));
        var track = Assert.Single(await media.Packager.PackageVideoAsync(plan, 0, encoded, packaged, keys));

        Assert.Equal(planned.Select(segment => Ticks.At(plan.TimelineStart + (segment.First / plan.FrameRate))), track.Segments.Select(segment => segment.Time));
        Assert.Equal(Ticks.At(plan.TimelineStart + plan.Duration), track.Segments[^1].Time + track.Segments[^1].Duration);
        // Each is whole without the other.
        foreach (var segment in track.Segments)
        {
            Assert.Empty((await media.Verifier.DecodeAsync(plan, rendition.Id, packaged, [segment.Time], keys)).Errors);
        }
    }
}
