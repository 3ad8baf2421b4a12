using EduStream.Media.Copying;
using EduStream.Media.Planning;
using EduStream.Media.Timing;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Copying;

public sealed class CopyArgumentsTests
{
    private static readonly EncodingPlan Plan = InstantPlanner.Copy(Sources.Of().With(video => video with { Start = new Rational(1, 30) }), new EncodingOptions());

    [Fact]
    public void Scan_ReadsAroundTheChunk() => Golden.Check("copy-scan.txt", Lines(CopyArguments.Scan(Plan, 20, 40, "/media/source")));

    [Fact]
    public void Copy_KeepsBothStreamsOfTheChunk() => Golden.Check("copy.txt", Lines(CopyArguments.Copy(Plan, new CopyBorders(new Rational(61, 3), 42, 650), "/media/source", "/scratch")));

    [Fact]
    public void Copy_LastChunk_ReadsToTheEnd() => Golden.Check("copy-last.txt", Lines(CopyArguments.Copy(Plan, new CopyBorders(42, null, 500), "/media/source", "/scratch")));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(39, 1)]
    [InlineData(40, 2)]
    [InlineData(3600, 180)]
    public void Count_AnyLength_LeavesNoChunkShorterThanTheOthers(double seconds, int chunks) =>
        Assert.Equal(chunks, CopyGrid.Count(InstantPlanner.Copy(Sources.Of(seconds: seconds), new EncodingOptions())));

    private static string Lines(IEnumerable<string> arguments) => string.Join('\n', arguments) + "\n";
}
