using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Probing;

/// <summary>An MP3 of 3.6 s at 44.1 kHz, 1000 ticks a second, whose first packet comes at 25 ms.</summary>
public class SoundOnlySourceTests
{
    private const string Document = """
        {"streams":[{"index":0,"codec_type":"audio","codec_name":"mp3","sample_rate":"44100","channels":2,"time_base":"1/1000","start_pts":25,"tags":{"language":"eng"}}],
         "format":{"format_name":"mp3","duration":"3.6","probe_score":51}}
        """;

    private static readonly string[] Packets = [.. Enumerable.Range(0, 100).Select(packet => $"0,{25 + (packet * 36)},{25 + (packet * 36)},36,K__")];

    [Fact]
    public void Read_Podcast_BeginsWithTheSound()
    {
        var source = Assert.IsType<ProbeOutcome.Accepted>(Read(Document)).Source;

        Assert.Null(source.Video);
        Assert.Equal((new Rational(25, 1000), 3.6), (source.Start, Math.Round(source.DurationSeconds, 6)));
        Assert.Equal("en", source.Audio.Single().Language);
        Assert.Throws<InvalidOperationException>(() => source.Picture);
    }

    [Fact]
    public void Read_BareStreamThatPromisesMore_IsBelievedByItsPackets() => // the length is a guess from the bit rate
        Assert.IsType<ProbeOutcome.Accepted>(Read(Document.Replace("\"3.6\"", "\"60\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"mp3\",\"duration\":\"3.6\"", "\"flac\",\"duration\":\"60\"", FailureReasons.Damaged, "breaks off after 0:04 min")]
    [InlineData("\"probe_score\":51", "\"probe_score\":1", FailureReasons.NotVideo, "not a video file")]
    [InlineData("\"index\":0", "\"index\":7", FailureReasons.Damaged, "sound in this file cannot be decoded")]
    [InlineData("\"start_pts\":25", "\"start_pts\":99999999999999", FailureReasons.Damaged, "sound in this file cannot be decoded")]
    [InlineData("\"start_pts\":25", "\"start_pts\":3500", FailureReasons.NothingToEncode, "shorter than")]
    public void Read_SomethingWrong_IsRefused(string good, string bad, string reason, string words)
    {
        var refusal = Refused(Read(Document.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(reason, refusal.Reason);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("matroska,webm", true)] // the length is the time of the end
    [InlineData("mov,mp4", false)]
    public void Read_LateStart_IsNoCutOffInMatroska(string container, bool accepted)
    {
        var late = Document.Replace("\"format_name\":\"mp3\",\"duration\":\"3.6\"", $"\"format_name\":\"{container}\",\"duration\":\"1003.6\"", StringComparison.Ordinal)
            .Replace("\"start_pts\":25", "\"start_pts\":1000000", StringComparison.Ordinal);

        Assert.Equal(accepted, Read(late, [.. Enumerable.Range(0, 100).Select(packet => $"0,{1_000_000 + (packet * 36)},{1_000_000 + (packet * 36)},36,K__")]) is ProbeOutcome.Accepted);
    }

    [Fact]
    public void Read_ClockThatJumpsBack_IsRefused() => Assert.Contains("clocks do not match", Refused(Read(Document, [.. Packets, "0,25,25,36,K__"])).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Read_TooLong_IsRefused() => Assert.Equal(FailureReasons.TooLong, Refused(Read(Document, [.. Packets, "0,90000000,90000000,36,K__"])).Reason);

    private static Refusal Refused(ProbeOutcome outcome) => Assert.IsType<ProbeOutcome.Refused>(outcome).Refusal;

    private static ProbeOutcome Read(string document, IReadOnlyList<string>? packets = null)
    {
        var parsed = FfprobeDocument.Parse(document)!;
        var scan = new PacketScan().Add(packets ?? Packets);
        return new SourceReader(parsed, StreamChoice.From(parsed, new ProbingOptions()), 58_000, scan, null, scan, Whole: true).Read(new ProbingOptions());
    }
}
