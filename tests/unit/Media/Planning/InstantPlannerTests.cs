using EduStream.Contracts.Licensing;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Planning;

public class InstantPlannerTests
{
    // Chunks of 2, 4, 8 and then 15 segments of four seconds.
    [Theory]
    [InlineData(3, new[] { 3.0 })]
    [InlineData(10, new[] { 10.0 })] // a short segment is never alone
    [InlineData(13, new[] { 8, 5.0 })]
    [InlineData(60, new[] { 8, 16, 32, 4.0 })]
    [InlineData(236, new[] { 8, 16, 32, 60, 60, 60.0 })]
    public void Plan_AnyLength_BeginsWithShortChunks(double seconds, double[] lengths)
    {
        var plan = Plan(Sources.Of(seconds: seconds, rate: 24));

        Assert.Equal(lengths, Lengths(plan));
    }

    [Fact]
    public void Plan_AnHour_CoversEveryFrameAndPacketOnce()
    {
        var plan = Plan(Sources.Of(seconds: 3600.7, rate: new Rational(30_000, 1001)));
        long frame = 0, packet = 0;
        foreach (var chunk in plan.Chunks())
        {
            var sound = SoundWindow.Of(plan, plan.Audio[0], chunk);
            Assert.Equal((frame, packet), (chunk.FirstFrame, sound.FirstPacket));
            Assert.Equal(chunk.Index == plan.ChunkCount - 1, sound.Last);
            (frame, packet) = (frame + chunk.Frames, packet + sound.Packets);
        }

        Assert.Equal(plan.TotalFrames, frame);
        Assert.Equal(SoundWindow.Whole(plan, plan.Audio[0]).Packets, packet);
        Assert.InRange(plan.ChunkCount, 60, 65);
    }

    [Theory]
    [InlineData(1920, 1080, 30, "instant-v540")]
    [InlineData(1280, 720, 10, "instant-v720")]
    [InlineData(3840, 2160, 60, "instant-v360")]
    [InlineData(320, 180, 25, "instant-v180")]
    [InlineData(1080, 1920, 30, "instant-v540")]
    public void Plan_AnySize_OnePictureThatOneCoreMakesInTime(int width, int height, int rate, string track)
    {
        var plan = Plan(Sources.Of(width, height, rate));

        Assert.Equal(track, Assert.Single(plan.Video).Id);
        Assert.Equal("instant-a96", Assert.Single(plan.Audio).Id);
        Assert.Equal("superfast", plan.Preset);
    }

    [Fact]
    public void Plan_SoundAlone_IsMadeInPartsToo()
    {
        var plan = Plan(Sources.Of(seconds: 60) with { Video = null });

        Assert.Empty(plan.Video);
        Assert.Equal([8, 16, 32, 4.0], Lengths(plan));
        Assert.Equal([KeyClasses.Audio], plan.KeyClasses());
    }

    [Fact]
    public void Plan_SilentSmall_NeedsOneKey() => Assert.Equal([KeyClasses.Sd], Plan(Sources.Of(640, 360, sound: false)).KeyClasses());

    private static EncodingPlan Plan(SourceInfo source) => InstantPlanner.Plan(source, new EncodingOptions());

    private static double[] Lengths(EncodingPlan plan) => [.. plan.Chunks().Select(chunk => (chunk.Frames / plan.FrameRate).Value)];
}
