using EduStream.Media.Encoding;

namespace EduStream.Tests.Unit.Media.Encoding;

public class LoudnessTests
{
    [Fact]
    public void Reader_FramesOfFfmpeg_KeepsTheLastLoudnessAndTheLargestPeak()
    {
        var seen = new List<double>();
        var reader = new LoudnessReader(10, seen.Add);
        foreach (var line in (string[])["frame:0    pts:0       pts_time:0", "lavfi.r128.I=-70.000", "lavfi.r128.sample_peak=0.500", "frame:1    pts:240000  pts_time:5", "lavfi.r128.I=-21.760", "lavfi.r128.sample_peak=0.250", "lavfi.r128.S=nan", "nonsense"])
        {
            reader.Read(line);
        }

        Assert.Equal((-21.76, -6.02), (reader.Result.Integrated, Math.Round(reader.Result.Peak, 2)));
        Assert.Equal([0, 0.5], seen);
    }

    [Fact]
    public void Reader_NothingSaid_IsSilence() => Assert.Equal(new Loudness(-70, -120), new LoudnessReader(1, null).Result);

    [Theory]
    [InlineData(-26, 10.0)]
    [InlineData(-9, -7.0)]
    [InlineData(-54, 36.0)] // not more than that
    [InlineData(-56, null)] // noise
    [InlineData(-70, null)]
    public void GainTo_Target_IsTheDifferenceWithinReason(double integrated, double? gain) => Assert.Equal(gain, new Loudness(integrated, -1).GainTo(-16));

    [Theory]
    [InlineData(-12, 8, false)]
    [InlineData(-10, 8, true)]
    public void IsLimitedAt_PeaksNearTheLimit_SaysSo(double peak, double gain, bool limited) => Assert.Equal(limited, new Loudness(-20, peak).IsLimitedAt(gain));

    [Theory]
    [InlineData(-16.5, true)]
    [InlineData(-15.4, false)]
    public void IsAt_HalfAUnit_IsNear(double integrated, bool near) => Assert.Equal(near, new Loudness(integrated, -2).IsAt(-16));

    [Theory]
    [InlineData(-17.5, 9.5)]
    [InlineData(-15, 8)] // a limiter makes nothing louder
    [InlineData(-30, 14)]
    public void Corrected_BehindTheLimiter_AddsWhatItTook(double integrated, double gain) => Assert.Equal(gain, new Loudness(integrated, -2).Corrected(8, -16));
}
