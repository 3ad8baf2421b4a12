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

    private static void Check(string name, IEnumerable<string> arguments) => Golden.Check($"{name}.txt", string.Join('\n', arguments) + "\n");
}
