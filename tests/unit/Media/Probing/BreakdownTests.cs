using EduStream.Media;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Tests.Unit.Media.Probing;

public class BreakdownTests
{
    [Fact]
    public void Of_OrdinaryEnd_IsNone()
    {
        Assert.Null(Breakdown.Of(Ended(0)));
        Assert.Null(Breakdown.Of(Ended(0, "Cannot allocate memory"))); // some frame did not fit, the file did
        Assert.Null(Breakdown.Of(Ended(1, "Invalid data found when processing input")));
    }

    [Theory]
    [InlineData(137)] // killed
    [InlineData(143)] // asked to stop
    public void Of_EndedFromOutside_IsNone(int exitCode) => Assert.Null(Breakdown.Of(Ended(exitCode)));

    [Theory]
    [InlineData(132)]
    [InlineData(134)]
    [InlineData(135)]
    [InlineData(136)]
    [InlineData(139)]
    public void Of_Crash_IsTheFilesFault(int exitCode) => Assert.Equal(Refusals.Undecodable, Breakdown.Of(Ended(exitCode)));

    [Fact]
    public void Of_OutOfProcessorTime_IsTheFilesFault() => Assert.Equal(Refusals.TooComplex, Breakdown.Of(Ended(137) with { OutOfProcessorTime = true }));

    [Theory]
    [InlineData("x.mp4: Cannot allocate memory")]
    [InlineData("[h264 @ 0x5] Could not allocate memory")]
    public void Of_OutOfMemory_IsTheFilesFault(string line) => Assert.Equal(Refusals.TooMuchMemory, Breakdown.Of(Ended(1, line)));

    [Fact]
    public void Of_TooManyTracks_SaysSo() =>
        Assert.Equal(Refusals.TooManyTracks, Breakdown.Of(Ended(1, "[mov @ 0x5] Number of streams exceeds max_streams parameter (100), see", "x.mp4: Cannot allocate memory")));

    [Theory]
    [InlineData("[mov,mp4,m4a,3gp,3g2,mj2 @ 0x5] moov atom not found", "its index is missing")]
    [InlineData("[mov,mp4,m4a,3gp,3g2,mj2 @ 0x5] error reading header", "header or index of this recording is damaged")]
    [InlineData("[matroska,webm @ 0x5] 0x00 at pos 5 invalid as first byte of an EBML number", "header or index of this recording is damaged")]
    [InlineData("[bmp @ 0x5] Codec (bmp) not on whitelist 'h264'", "stored in a way that EduStream does not read")]
    [InlineData("[hls @ 0x5] Format not on whitelist 'mov'", "not a video file")]
    [InlineData("[mp3 @ 0x5] Failed to read frame size: could not seek to 1026", "not a video file")]
    [InlineData("[aac @ 0x5] Reserved bit set.", "not a video file")]
    [InlineData("[mpegts @ 0x5] Could not find codec parameters", "not a video file")] // noise has its sign too
    [InlineData("[avi] is what this says", "not a video file")]
    [InlineData("", "not a video file")]
    public void FromErrors_Complaint_BecomesASentence(string line, string sentence) => Assert.Contains(sentence, Refusals.FromErrors([line]).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "-protocol_whitelist", "http,tcp")]
    [InlineData(true, "-protocol_whitelist", "file", "-protocol_whitelist", "tcp")]
    [InlineData(false, "-protocol_whitelist", "file")]
    [InlineData(false, "-i", "tcp")]
    [InlineData(false, "-protocol_whitelist")]
    public void Network_AllowListOfProtocols_Decides(bool allowed, params string[] arguments) =>
        Assert.Equal(allowed, new ToolCommand("ffmpeg", arguments, TimeSpan.FromSeconds(1)).Network);

    private static ToolResult Ended(int exitCode, params string[] errors) => new(exitCode, "", errors, TimeSpan.FromSeconds(1));
}
