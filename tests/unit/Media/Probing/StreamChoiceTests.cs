using EduStream.Contracts.Videos;
using EduStream.Media.Probing;

namespace EduStream.Tests.Unit.Media.Probing;

public class StreamChoiceTests
{
    private const string Video = """{"index":0,"codec_type":"video","codec_name":"h264","width":640,"height":360,"pix_fmt":"yuv420p","disposition":{"default":0,"attached_pic":0}}""";
    private const string Cover = """{"index":5,"codec_type":"video","codec_name":"mjpeg","width":3000,"height":3000,"pix_fmt":"yuvj420p","disposition":{"default":1,"attached_pic":1}}""";
    private const string Sound = """{"index":1,"codec_type":"audio","codec_name":"aac","sample_rate":"48000","channels":2}""";

    [Fact]
    public void From_CoverPicture_IsNotTheVideo()
    {
        var choice = Choose(Cover, Sound, Video);

        Assert.Equal((0, 1, null), (choice.Video!.Index, choice.Audio.Single().Index, choice.Refusal));
    }

    [Fact]
    public void From_SeveralVideos_TakesTheDefaultThenTheLargest()
    {
        Assert.Equal(2, Choose(Video, Video.Replace("\"index\":0", "\"index\":2", StringComparison.Ordinal).Replace("640", "1280", StringComparison.Ordinal)).Video!.Index);
        Assert.Equal(2, Choose(Video, Video.Replace("\"index\":0", "\"index\":2", StringComparison.Ordinal).Replace("\"default\":0", "\"default\":1", StringComparison.Ordinal)).Video!.Index);
    }

    [Fact]
    public void From_CoverAndSoundOnly_IsARecordingWithoutPicture()
    {
        var choice = Choose(Cover, Sound);

        Assert.Equal((null, 1, null), (choice.Video, choice.Audio.Single().Index, choice.Refusal));
    }

    [Theory]
    [InlineData("\"aac\"", "\"unknown\"", FailureReasons.Damaged)]
    [InlineData("\"aac\",", "\"aac\",\"codec_tag_string\":\"enca\",", FailureReasons.NotVideo)]
    [InlineData("\"aac\",", "\"aac\",\"codec_tag_string\":\"drms\",", FailureReasons.NotVideo)]
    public void From_UnusableSoundOnly_IsRefused(string good, string bad, string reason) =>
        Assert.Equal(reason, Choose(Cover, Sound.Replace(good, bad, StringComparison.Ordinal)).Refusal!.Reason);

    [Fact]
    public void From_NoStreams_IsRefused() => Assert.Equal(FailureReasons.NothingToEncode, Choose().Refusal!.Reason);

    [Theory]
    [InlineData("\"h264\"", "\"unknown\"", FailureReasons.Damaged)]
    [InlineData("\"yuv420p\"", "\"unknown\"", FailureReasons.Damaged)]
    [InlineData("640", "0", FailureReasons.Damaged)]
    [InlineData("640", "10000", FailureReasons.TooLarge)]
    [InlineData("640", "8", FailureReasons.NothingToEncode)]
    [InlineData("\"h264\",", "\"h264\",\"codec_tag_string\":\"encv\",", FailureReasons.NotVideo)]
    public void From_UnusableVideo_IsRefused(string good, string bad, string reason) =>
        Assert.Equal(reason, Choose(Video.Replace(good, bad, StringComparison.Ordinal), Sound).Refusal!.Reason);

    [Fact]
    public void From_AreaThatNoDecoderMayTake_IsRefusedWhateverTheOperatorAllows()
    {
        var wide = FfprobeDocument.Parse($$"""{"streams":[{{Video.Replace("640", "16384", StringComparison.Ordinal).Replace("360", "4097", StringComparison.Ordinal)}}]}""")!;

        Assert.Equal(FailureReasons.TooLarge, StreamChoice.From(wide, new ProbingOptions { MaxLongSide = 16_384 }).Refusal!.Reason);
    }

    [Fact]
    public void From_SoundWithoutChannels_IsLeftOut() => Assert.Empty(Choose(Video, Sound.Replace(":2}", ":0}", StringComparison.Ordinal)).Audio);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"streams\":")]
    public void Parse_NotADocument_IsNull(string json) => Assert.Null(FfprobeDocument.Parse(json));

    [Theory]
    [InlineData("eng", "en")]
    [InlineData("GER", "de")]
    [InlineData("gsw", "gsw")]
    [InlineData("und", null)]
    [InlineData("<script>", null)]
    [InlineData(null, null)]
    public void Clean_LanguageTag_IsBcp47OrNothing(string? text, string? expected) => Assert.Equal(expected, LanguageTag.Clean(text));

    private static StreamChoice Choose(params string[] streams) =>
        StreamChoice.From(FfprobeDocument.Parse($$"""{"streams":[{{string.Join(',', streams)}}]}""")!, new ProbingOptions());
}
