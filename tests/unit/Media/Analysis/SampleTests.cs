using EduStream.Media.Analysis;
using EduStream.Media.Planning;
using EduStream.Testing;

namespace EduStream.Tests.Unit.Media.Analysis;

public class SampleTests
{
    [Theory]
    [InlineData(20, 2)]
    [InlineData(300, 3)]
    [InlineData(3600, 12)]
    [InlineData(43_200, 12)]
    public void Pieces_AnyLength_AreFewSpreadAndInside(double seconds, int count)
    {
        var plan = Sources.Plan(Sources.Of(seconds: seconds));

        var pieces = SamplePieces.For(plan);

        Assert.Equal(count, pieces.Count);
        Assert.All(pieces, piece => Assert.True(piece.FirstFrame >= 0 && piece.FirstFrame + piece.Frames <= plan.TotalFrames && piece.Frames % 2 == 0));
        Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.True(pair.Second.FirstFrame >= pair.First.FirstFrame + pair.First.Frames));
    }

    [Fact]
    public void Pieces_OfLessThanTwo_IsOneAtTheStart() => Assert.Equal([new ChunkPlan(0, 0, 18, 1)], SamplePieces.For(Sources.Plan(Sources.Of(seconds: 1))));

    [Fact]
    public void Arguments_AreGolden()
    {
        var plan = Sources.Plan(Sources.Of(1280, 720));
        var trials = TrialEncode.For(plan.Video);

        Golden.Check("sample-piece.txt", Lines(SampleArguments.Piece(plan, SamplePieces.For(plan)[1], "/media/source")));
        Golden.Check("sample-trials.txt", Lines(SampleArguments.Trials(plan, trials, 18, 2, "rc-lookahead=40")));
        Golden.Check("sample-compare.txt", Lines(SampleArguments.Compare(plan, SampleArguments.Reference, ["trial0.ts", "trial1.ts"], 2, 3)));
        Golden.Check("sample-packets.txt", Lines(SampleArguments.Packets("trial0.ts")));
    }

    [Fact]
    public void Ssim_OfLines_IsTheirMean() =>
        Assert.Equal(0.95, TrialScores.Ssim(["n:1 Y:0.98 U:0.99 V:0.99 All:0.900000 (10.0)", "n:2 Y:1 U:1 V:1 All:1.000000 (inf)", "noise"])!.Value, 6);

    [Fact]
    public void Ssim_OfNothing_IsUnknown() => Assert.Null(TrialScores.Ssim(["no score here", "All:many"]));

    [Fact]
    public void BitRate_CountsOneKeyFrameAGroup()
    {
        // Two pieces of three pictures; a real group has ten: 8 x (1000 + 9 x 100) bits in a third of a second.
        var rate = TrialScores.BitRate(["1000,K__", "100,___", "100,___", "1000,K__", "100,___", "100,___", ""], 10, 30);

        Assert.Equal(8 * 1900 * 3, rate!.Value, 6);
    }

    [Fact]
    public void BitRate_OfNothing_IsUnknown() => Assert.Null(TrialScores.BitRate(["", "N/A,K"], 10, 30));

    [Theory]
    [InlineData(0.9, 10)]
    [InlineData(0.999, 30)]
    [InlineData(1, 50)]
    public void Decibels_OfSsim(double ssim, double expected) => Assert.Equal(expected, Decibels.Of(ssim), 6);

    [Fact]
    public void Savings_HalfTheBitsAtEveryQuality_AreHalf() => Assert.Equal(0.5, RateSavings.At([(100, 10), (200, 12), (400, 14)], [(200, 10), (400, 12), (800, 14)])!.Value, 6);

    [Fact]
    public void Savings_WithoutACommonQuality_AreUnknown() => Assert.Null(RateSavings.At([(100, 10), (200, 11)], [(100, 20), (200, 21)]));

    [Fact]
    public void Savings_RungThatCostsMoreAndGivesLess_CountsNot() =>
        Assert.Equal(0.5, RateSavings.At([(100, 10), (400, 14)], [(200, 10), (700, 9), (800, 14)])!.Value, 6);

    private static string Lines(IEnumerable<string> arguments) => string.Join('\n', arguments) + "\n";
}
