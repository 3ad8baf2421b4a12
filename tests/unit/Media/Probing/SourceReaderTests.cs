using EduStream.Contracts.Videos;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Probing;

public class SourceReaderTests
{
    /// <summary>ffprobe 5.1 on a phone's portrait recording: the sound starts 23 ms before the picture.</summary>
    private const string Phone = """
        {"streams":[
          {"index":0,"codec_name":"hevc","codec_type":"video","codec_tag_string":"hvc1","width":1920,"height":1080,"sample_aspect_ratio":"1:1","pix_fmt":"yuv420p10le",
           "field_order":"unknown","color_space":"bt2020nc","color_transfer":"arib-std-b67","r_frame_rate":"30/1","avg_frame_rate":"30/1","time_base":"1/600","start_pts":20,
           "duration":"10.000000","disposition":{"default":1,"attached_pic":0},"tags":{"language":"eng"},"side_data_list":[{"rotation":-90}]},
          {"index":1,"codec_name":"aac","codec_type":"audio","codec_tag_string":"mp4a","sample_rate":"44100","channels":2,"channel_layout":"stereo","time_base":"1/44100",
           "start_pts":0,"duration":"10.050000","disposition":{"default":1,"attached_pic":0},"tags":{"language":"eng"}}],
         "format":{"format_name":"mov,mp4,m4a,3gp,3g2,mj2","start_time":"0.000000","duration":"10.050000"}}
        """;

    [Fact]
    public void Read_PhoneRecording_IsPortraitHdrWithOffsetSound()
    {
        var source = Accept(Phone, tailEnd: 6020);

        Assert.Equal((1080, 1920, 90), (source.Picture.Width, source.Picture.Height, source.Picture.Rotation));
        Assert.True(source.Picture.HighDynamicRange && source.Picture.ColorTagged && !source.Picture.VariableFrameRate);
        Assert.Equal(new Rational(1, 30), source.Picture.Start);
        Assert.Equal(10, source.DurationSeconds, 3);
        Assert.Equal(1, source.SeekMarginSeconds);
        Assert.Equal((Rational.Zero, "en"), (source.Audio[0].Start, source.Audio[0].Language));
    }

    [Fact]
    public void Read_EndFarBeforeTheHeaders_IsCutOff()
    {
        var refusal = Refuse(Phone, tailEnd: 3020);

        Assert.Equal(FailureReasons.Damaged, refusal.Reason);
        Assert.Contains("breaks off after 0:05 min although it says that it is 0:10 min long", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SoundLongerThanPicture_CountsTheSound() =>
        Assert.Equal(12 - (1 / 30.0), Accept(Phone, tailEnd: 6020, soundEnd: 12 * 44_100).DurationSeconds, 3);

    [Fact]
    public void Read_ScannedWhole_SeeksByTheLongestKeyFrameDistance() =>
        Assert.Equal(1 + (6000 / 600.0), Accept(Phone, tailEnd: 6020, whole: true).SeekMarginSeconds, 2);

    [Fact]
    public void Read_NoPackets_IsUndecodable() =>
        Assert.Equal(FailureReasons.Damaged, ((ProbeOutcome.Refused)Reader(Phone, new PacketScan(), new PacketScan(), false).Read(new ProbingOptions())).Refusal.Reason);

    [Fact]
    public void Read_ClockJumpsBack_IsRefused()
    {
        var scan = Frames(20, 6020);
        scan.Add("0,100,100,20,K");

        var refusal = ((ProbeOutcome.Refused)Reader(Phone, scan, scan, true).Read(new ProbingOptions())).Refusal;

        Assert.Contains("joined from recordings", refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.001, 5, FailureReasons.TooLong)]
    [InlineData(12, 20, FailureReasons.NothingToEncode)]
    public void Read_OutsideTheLimits_IsRefused(double maxHours, double minSeconds, string reason)
    {
        var outcome = Reader(Phone, Frames(20, 6020), Frames(20, 6020), false).Read(new ProbingOptions { MaxHours = maxHours, MinSeconds = minSeconds });

        Assert.Equal(reason, ((ProbeOutcome.Refused)outcome).Refusal.Reason);
    }

    [Fact]
    public void Read_MorePictureThanCanBeDecoded_IsRefused()
    {
        var outcome = Reader(Phone, Frames(20, 6020), Frames(20, 6020), false).Read(new ProbingOptions { MaxTerapixels = 0.0005 });

        Assert.Contains("too long for a picture of this size", ((ProbeOutcome.Refused)outcome).Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ScanThatBrokeDown_IsRefusedForThat()
    {
        var scan = Frames(20, 6020);
        scan.Broken = Refusals.TooComplex;

        Assert.Equal(Refusals.TooComplex, ((ProbeOutcome.Refused)Reader(Phone, Frames(20, 6020), scan, true).Read(new ProbingOptions())).Refusal);
    }

    [Theory]
    [InlineData("matroska,webm", true)] // the length is the time of the end
    [InlineData("mov,mp4", false)]
    public void Read_LateStart_IsNoCutOffInMatroska(string container, bool accepted)
    {
        var late = Phone.Replace("mov,mp4,m4a,3gp,3g2,mj2", container, StringComparison.Ordinal).Replace("10.000000", "1010.0", StringComparison.Ordinal)
            .Replace("10.050000", "1010.0", StringComparison.Ordinal).Replace("\"start_pts\":20", "\"start_pts\":600000", StringComparison.Ordinal);

        var outcome = Reader(late, Frames(600_000, 603_000), Frames(603_000, 606_000), true).Read(new ProbingOptions());

        Assert.Equal(accepted, outcome is ProbeOutcome.Accepted);
    }

    [Theory]
    [InlineData("\"start_pts\":20", "\"start_pts\":9000000000000000000")]
    [InlineData("1/600", "1/2147483647000")]
    public void Read_AbsurdClock_IsRefused(string good, string bad) =>
        Assert.Equal(FailureReasons.Damaged, Refuse(Phone.Replace(good, bad, StringComparison.Ordinal), tailEnd: 6020).Reason);

    [Fact]
    public void Read_TrackWithoutPackets_IsNoSound()
    {
        var outcome = Reader(Phone, Frames(20, 3020), Frames(5000, 6020), false).Read(new ProbingOptions());

        Assert.Empty(((ProbeOutcome.Accepted)outcome).Source.Audio);
    }

    private static SourceInfo Accept(string json, int tailEnd, int soundEnd = 0, bool whole = false) =>
        ((ProbeOutcome.Accepted)Outcome(json, tailEnd, soundEnd, whole)).Source;

    private static EduStream.Media.Refusal Refuse(string json, int tailEnd) => ((ProbeOutcome.Refused)Outcome(json, tailEnd, 0, false)).Refusal;

    private static ProbeOutcome Outcome(string json, int tailEnd, int soundEnd, bool whole)
    {
        var tail = Frames(whole ? 20 : Math.Max(20, tailEnd - 600), tailEnd);
        tail.Add("1,220500,220500,1024,K_");
        if (soundEnd > 0)
        {
            tail.Add($"1,{soundEnd - 1024},{soundEnd - 1024},1024,K_");
        }

        return Reader(json, Frames(20, 3020), tail, whole).Read(new ProbingOptions());
    }

    private static SourceReader Reader(string json, PacketScan head, PacketScan tail, bool whole)
    {
        var document = FfprobeDocument.Parse(json)!;
        return new SourceReader(document, StreamChoice.From(document, new ProbingOptions()), 1000, head, whole ? null : new PacketScan(), tail, whole);
    }

    private static PacketScan Frames(int from, int to)
    {
        var scan = new PacketScan();
        for (var time = from; time < to; time += 20)
        {
            scan.Add($"0,{time},{time},20,{(time == from ? "K_" : "__")}");
        }

        return scan;
    }
}
