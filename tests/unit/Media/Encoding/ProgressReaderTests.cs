using EduStream.Media.Encoding;

namespace EduStream.Tests.Unit.Media.Encoding;

public class ProgressReaderTests
{
    [Fact]
    public void Read_Picture_CountsFramesOncePerBlock() => Assert.Equal(
        [0, 0.25, 1, 1],
        Fractions(totalFrames: 100, "frame=0", "out_time_us=9000000", "progress=continue", "frame=25", "progress=continue", "garbage", "frame=900", "progress=continue", "progress=end"));

    [Fact]
    public void Read_Sound_GoesByTime() => Assert.Equal(
        [0, 0.25, 1],
        Fractions(totalFrames: null, "out_time_us=N/A", "progress=continue", "out_time_us=5000000", "progress=continue", "out_time_us=6000000", "progress=end"));

    [Fact]
    public void Read_SomethingDone_HasASpeed()
    {
        List<EncodeProgress> seen = [];
        var reader = new ProgressReader(20, 100, seen.Add);
        reader.Read("progress=continue");
        reader.Read("frame=50");
        reader.Read("progress=continue");

        Assert.Null(seen[0].Speed);
        Assert.True(seen[1].Speed > 0);
    }

    private static IEnumerable<double> Fractions(long? totalFrames, params string[] lines)
    {
        List<EncodeProgress> seen = [];
        var reader = new ProgressReader(20, totalFrames, seen.Add);
        foreach (var line in lines)
        {
            reader.Read(line);
        }

        return seen.Select(progress => progress.Fraction);
    }
}
