using EduStream.Contracts.Videos;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Timing;
using EduStream.Testing;

namespace EduStream.Tests.Unit.Media.Encoding;

public class CodecArgumentsTests
{
    private static readonly PictureCodec[] Both = [PictureCodec.Hevc, PictureCodec.Av1];

    [Fact]
    public void Chunk_ThreeCodecs_IsGolden() => Check("chunk-three-codecs", EncodingPlanner.Plan(Sources.Of(640, 360, new Rational(30_000, 1001)), new EncodingOptions(), codecs: Both));

    [Fact]
    public void Chunk_SlideModeInThreeCodecs_IsGolden()
    {
        var plan = Sources.Plan(Sources.Of(1280, 720, 25));
        var half = plan.Video[0] with { FrameStep = 2 };

        Check("chunk-three-codecs-slides", EncodingPlanner.Plan(plan.Source, new EncodingOptions(), [half, SlideMode.Rendition(plan, plan.Video).Rendition], Both));
    }

    [Fact]
    public void Names_OutputOfFfmpeg_AreThoseOfVideoEncoders()
    {
        var names = EncoderSupport.Names(" Encoders:\n V..... = Video\n A..... = Audio\n ------\n V....D libx265              libx265 H.265 / HEVC (codec hevc)\n V..... libsvtav1            SVT-AV1 (codec av1)\n A..... aac     AAC\n");

        Assert.Equal(["=", "libsvtav1", "libx265"], names.Order(StringComparer.Ordinal));
    }

    private static void Check(string name, EncodingPlan plan) =>
        Golden.Check($"{name}.txt", string.Join('\n', ChunkArguments.Build(plan, plan.Chunk(0), "/media/source", "/scratch")) + "\n");
}
