using EduStream.Media.Analysis;

namespace EduStream.Tests.Unit.Media.Analysis;

public class QualityCurveTests
{
    [Fact]
    public void All_BetweenTwoTrials_LiesBetweenThem()
    {
        var curve = new QualityCurve(Recorded.Street);

        var between = curve.All.Single(point => point is { Width: 768, Crf: 23 });

        Assert.Equal(Math.Sqrt(1_019_700.0 * 501_700), between.BitRate, 0.1);
        Assert.InRange(between.Decibels, Decibels.Of(0.978078), Decibels.Of(0.989954));
    }

    [Fact]
    public void All_GoesALittleBeyondTheTrials()
    {
        var crfs = new QualityCurve(Recorded.Street).All.Where(point => point.Width == 768).Select(point => point.Crf).ToList();

        Assert.Equal((16, 36), (crfs.Min(), crfs.Max()));
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public void Hull_RisesWithFallingSlope_AndNothingLiesAboveIt(TrialPoint[] clip)
    {
        var curve = new QualityCurve(clip);
        var hull = curve.Hull();

        for (var index = 1; index < hull.Count; index++)
        {
            Assert.True(hull[index].BitRate > hull[index - 1].BitRate && hull[index].Decibels > hull[index - 1].Decibels);
        }

        var slopes = hull.Zip(hull.Skip(1), (from, to) => (to.Decibels - from.Decibels) / (to.LogRate - from.LogRate)).ToList();
        Assert.All(slopes.Zip(slopes.Skip(1)), pair => Assert.True(pair.First > pair.Second));
        Assert.All(curve.All, point => Assert.True(point.Decibels <= At(hull, point.LogRate) + 1e-9));
    }

    [Fact]
    public void Best_OfTooFewBits_IsNothing() => Assert.Null(new QualityCurve(Recorded.Street).Best(1000));

    [Fact]
    public void Hull_OneTrial_IsThatPoint() => Assert.Single(new QualityCurve([new TrialPoint(320, 180, 24, 100_000, 0.98)]).Hull());

    public static TheoryData<TrialPoint[]> Clips() => [Recorded.Slides, Recorded.Screen, Recorded.Street];

    private static double At(IReadOnlyList<CurvePoint> hull, double logRate)
    {
        var after = hull.ToList().FindIndex(point => point.LogRate >= logRate);
        return after < 0 ? double.PositiveInfinity : after == 0 ? hull[0].Decibels : Along(hull[after - 1], hull[after], logRate);
    }

    private static double Along(CurvePoint from, CurvePoint to, double at) => from.Decibels + ((at - from.LogRate) / (to.LogRate - from.LogRate) * (to.Decibels - from.Decibels));
}
