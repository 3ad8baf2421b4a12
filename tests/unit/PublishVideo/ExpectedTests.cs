using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;
using EduStream.Media.Verifying;
using EduStream.PublishVideo.Work;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

/// <summary>
/// 30 pictures a second, segments of 4 s, two a chunk; the packaged timeline begins at 4 s:
/// <code>
/// source       0---4---8---12--16-18
/// packaged     4---8---12--16--20-22
/// chunks       |0------|1---------|
/// </code>
/// </summary>
public sealed class ExpectedTests
{
    private static readonly SourceInfo Source = new(
        "mov,mp4", 1000, 18, 0, new SourceVideo(0, "h264", 640, 360, 640, 360, 0, new Rational(30), false, new Rational(1, 15360), Rational.Zero, false, "yuv420p", false, true),
        [new SourceAudio(1, "aac", 48000, 2, "stereo", Rational.Zero, null)]);

    private static readonly EncodingPlan Plan = new(
        Source, new Rational(30), 60, 2, 2, 540, [new VideoRendition("v360", 640, 360, 23, 1_000_000, "SD")], [new AudioRendition("a128", 128_000, 48_000, 2, "AUDIO", null)], "veryfast", 2);

    [Fact]
    public void Faults_EveryPictureAtItsTime_None() => Assert.Empty(Faults(1, frames: 300, start: 12, end: 22));

    [Fact]
    public void Faults_LessThanHalfAPictureOff_None() => Assert.Empty(Faults(0, frames: 240, start: 4.016, end: 11.985));

    [Fact]
    public void Faults_PictureMissing_SaysHowMany() => Assert.Contains("239 of 240", Assert.Single(Faults(0, frames: 239, start: 4, end: 12)), StringComparison.Ordinal);

    [Fact]
    public void Faults_BeginsLate_SaysWhen() => Assert.Contains("begins at 4.033", Assert.Single(Faults(0, frames: 240, start: 4.0333, end: 12)), StringComparison.Ordinal);

    [Fact]
    public void Faults_EndsEarly_SaysWhen() => Assert.Contains("ends at 11.967", Assert.Single(Faults(0, frames: 240, start: 4, end: 11.9667)), StringComparison.Ordinal);

    [Fact]
    public void Faults_DecoderComplains_AreFaults() =>
        Assert.Equal(["error while decoding MB 3 4"], Expected.Faults(Plan, Plan.Chunk(0), new DecodedTrack("v360", 240, 4, 12, ["error while decoding MB 3 4"])));

    [Theory]
    [InlineData(4, 22, 0)]
    [InlineData(3.98, 22.03, 0)]
    [InlineData(4.1, 22, 1)]
    [InlineData(4, 21, 1)]
    [InlineData(0, 18, 2)]
    public void AudioFaults_WithinTwoPackets_IsWell(double start, double end, int faults) =>
        Assert.Equal(faults, Expected.AudioFaults(Plan, new DecodedTrack("a128", 844, start, end, [])).Count());

    private static IEnumerable<string> Faults(int chunk, long frames, double start, double end) =>
        Expected.Faults(Plan, Plan.Chunk(chunk), new DecodedTrack("v360", frames, start, end, []));
}
