using EduStream.Media.Probing;
using EduStream.Media.Sampling;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Sampling;

public sealed class SamplingArgumentsTests
{
    private static readonly SourceInfo Hdr = Sources.Of(seconds: 3600).With(video => video with { HighDynamicRange = true, Interlaced = true, Index = 2 });

    [Fact]
    public void One_pass_feeds_samples_and_storyboard() => Check("samples", SamplingArguments.Build(SamplingPlan.Of(Sources.Of()), Sources.Of(), "/media/source", "/scratch"));

    [Fact]
    public void High_dynamic_range_is_tone_mapped() => Check("samples-hdr", SamplingArguments.Build(SamplingPlan.Of(Hdr), Hdr, "/media/source", "/scratch"));

    [Fact]
    public void A_still_is_sought() => Check("still", StillArguments.Build(Sources.Of(), 12.5, StillShape.Poster, "/media/source", "/scratch/still.jpg"));

    [Fact]
    public void A_still_at_the_start_needs_no_seek() => Check("still-start", StillArguments.Build(Hdr, 0, StillShape.Text, "http://127.0.0.1:9000/source", "/scratch/still.jpg"));

    [Theory]
    [InlineData(320, 180, 1920, 1080)]
    [InlineData(1280, 720, 1920, 1080)]
    [InlineData(3840, 2160, 1920, 1080)]
    [InlineData(90, 1600, 108, 1920)]
    [InlineData(16, 40, 768, 1920)]
    public void Text_is_read_from_pictures_that_are_neither_small_nor_huge(int width, int height, int stillWidth, int stillHeight) =>
        Assert.Equal((stillWidth, stillHeight), StillShape.Text.Fit(width, height));

    [Fact]
    public void A_poster_is_never_larger_than_the_source() => Assert.Equal((320, 180), StillShape.Poster.Fit(320, 180));

    private static void Check(string name, IEnumerable<string> arguments) => Golden.Check($"{name}.txt", string.Join('\n', arguments) + "\n");
}
