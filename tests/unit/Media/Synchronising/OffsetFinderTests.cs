using EduStream.Media.Synchronising;
using Xunit;

namespace EduStream.Tests.Unit.Media.Synchronising;

/// <summary>Loudness of somebody who speaks, made of syllables and pauses of random lengths; the second recording hears them through another microphone.</summary>
public sealed class OffsetFinderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3.217)]
    [InlineData(-4.04)]
    [InlineData(25)]
    [InlineData(-31.999)]
    public void Find_AnotherMicrophone_IsPreciseToHundredths(double offset)
    {
        var talk = Talk(120, seed: 1);
        var found = OffsetFinder.Find(Heard(talk, 40, 60, 0, gain: 0.8f, noise: 0.002f, seed: 2), Heard(talk, 40, 60, -offset, gain: 0.1f, noise: 0.004f, seed: 3), 3600);
        Assert.NotNull(found.Seconds);
        Assert.InRange(found.Seconds.Value - offset, -0.02, 0.02);
        Assert.InRange(found.Confidence, OffsetFinder.LeastConfidence, 1);
    }

    [Fact]
    public void Find_TwoTalks_SaysNothing()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var found = OffsetFinder.Find(Heard(Talk(60, seed), 0, 60, 0, 1, 0.001f, 1), Heard(Talk(60, seed + 100), 0, 60, 0, 1, 0.001f, 2), 3600);
            Assert.Null(found.Seconds);
        }
    }

    [Fact]
    public void Find_TheSameBeepEverySecond_SaysNothing()
    {
        var beeps = Enumerable.Range(0, 3000).Select(i => i % 100 < 10 ? 1f : 0f).ToArray();
        Assert.Null(OffsetFinder.Find(beeps, beeps, 3600).Seconds);
    }

    [Fact]
    public void Find_FurtherThanIsAllowed_SaysNothing()
    {
        var talk = Talk(60, seed: 1);
        Assert.Equal(20, OffsetFinder.Find(Heard(talk, 20, 40, 0, 1, 0, 2), Heard(talk, 20, 40, -20, 1, 0, 3), 21).Seconds!.Value, 0.02);
        Assert.Null(OffsetFinder.Find(Heard(talk, 20, 40, 0, 1, 0, 2), Heard(talk, 20, 40, -20, 1, 0, 3), 19).Seconds);
    }

    [Fact]
    public void Find_SilenceAndScraps_SayNothing()
    {
        var talk = Heard(Talk(30, seed: 1), 0, 30, 0, 1, 0, 2);
        Assert.Equal(new RecordingOffset(null, 0), OffsetFinder.Find(talk, new float[3000], 3600));
        Assert.Equal(new RecordingOffset(null, 0), OffsetFinder.Find([], talk, 3600));
        Assert.Equal(new RecordingOffset(null, 0), OffsetFinder.Find(talk.AsSpan(0, 200), talk, 3600));
        // Bytes of a hostile file are numbers of any kind.
        Assert.Null(OffsetFinder.Find([.. Enumerable.Repeat(float.NaN, 1000)], [.. Enumerable.Repeat(float.PositiveInfinity, 1000)], 3600).Seconds);
    }

    [Fact]
    public void Correlate_EqualsTheSumByHand()
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, 37).Select(_ => random.NextDouble() - 0.5)], y = [.. Enumerable.Range(0, 21).Select(_ => random.NextDouble() - 0.5)];
        var products = Fourier.Correlate(x, y);
        for (var lag = -36; lag <= 20; lag++)
        {
            var sum = Enumerable.Range(0, x.Length).Where(t => t + lag >= 0 && t + lag < y.Length).Sum(t => x[t] * y[t + lag]);
            Assert.Equal(sum, products[lag < 0 ? lag + products.Length : lag], 9);
        }
    }

    /// <summary>A thousand values a second.</summary>
    private static float[] Talk(int seconds, int seed)
    {
        var random = new Random(seed);
        var talk = new float[seconds * 1000];
        for (var at = 0; at < talk.Length;)
        {
            var (length, pause) = (random.Next(80, 350), random.Next(4) == 0 ? random.Next(200, 1200) : random.Next(20, 120));
            var loud = 0.2f + (float)random.NextDouble();
            for (var i = 0; i < length && at + i < talk.Length; i++)
            {
                talk[at + i] = loud * MathF.Sin(MathF.PI * i / length);
            }

            at += length + pause;
        }

        return talk;
    }

    private static float[] Heard(float[] talk, double from, double seconds, double later, float gain, float noise, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(seconds * OffsetFinder.PerSecond)).Select(i =>
        {
            var at = (int)Math.Round(((i / (double)OffsetFinder.PerSecond) + from + later) * 1000);
            return (gain * Enumerable.Range(0, 10).Average(k => at + k >= 0 && at + k < talk.Length ? talk[at + k] : 0)) + (noise * (float)random.NextDouble());
        })];
    }
}
