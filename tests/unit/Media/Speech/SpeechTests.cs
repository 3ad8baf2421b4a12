using System.ComponentModel.DataAnnotations;
using EduStream.Media.Captions;
using EduStream.Media.Speech;
using EduStream.Testing;
using Xunit;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Tests.Unit.Media.Speech;

public sealed class SpeechTests
{
    [Fact]
    public void BuildSound_IsTheGoldenCommand() => Golden.Check("speech-sound.txt", string.Join('\n', SpeechSoundArguments.Build(Sources.Of().With(video => video with { Start = new(5, 2) }), "/media/source", "/sound/sound.wav")) + "\n");

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData(null, "auto")]
    public void BuildArguments_Template_IsFilledInArgumentByArgument(string? language, string expected) => Assert.Equal(
        ["-f", "/sound/a b.wav", "-of", "/sound/out", $"--language={expected}", "{other}"],
        SpeechArguments.Build(["-f", "{audio}", "-of", "{output}", "--language={language}", "{other}"], "/sound/a b.wav", "/sound/out", language));

    [Fact]
    public void ReadJson_Whisper_BecomesCaptionsInItsLanguage()
    {
        var heard = SpeechJson.Read(TextEncoding.UTF8.GetBytes(
            """
            {"result":{"language":"de"},"transcription":[{"offsets":{"from":0,"to":1500},"text":" Guten Tag & <b>"},{"offsets":{"from":1500,"to":1500},"text":"leer"},
            {"offsets":{"from":2000,"to":2500},"text":"  "},{"offsets":{"from":-5,"to":10},"text":"früh"},{"offsets":{"from":0,"to":9223372036854775807},"text":"ewig"},{"text":"ohne"},null]}
            """));
        Assert.Equal("de", heard!.Language);
        Assert.Equal("WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nGuten Tag &amp; &lt;b&gt;\n", TextEncoding.UTF8.GetString(heard.Captions));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"transcription\":null}")]
    [InlineData("{\"transcription\":[{\"offsets\":{\"from\":\"x\"}}]}")]
    public void ReadJson_SomethingElse_IsNull(string json) => Assert.Null(SpeechJson.Read(TextEncoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData(10, 6, 600)]
    [InlineData(3600, 6, 21_600)]
    public void Limit_GrowsWithTheSound(double seconds, double factor, double expected) => Assert.Equal(expected, CommandSpeechRecognizer.Limit(seconds, factor).TotalSeconds);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("whisper", false, "{audio}")]
    [InlineData("/no/such/program", false, "{audio}")]
    [InlineData("/bin/sh", false, "-x")]
    [InlineData("/bin/sh", true, "{audio}")]
    public void Options_AreCheckedAtStart(string? command, bool good, params string[] arguments)
    {
        var options = new SpeechOptions { Command = command, Arguments = arguments };
        Assert.Equal(good, Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true));
    }

    [Fact]
    public void Cues_OfAMachine_PassTheSameRepair() =>
        Assert.Contains("too-fast", Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import(SpeechJson.Read(TextEncoding.UTF8.GetBytes(
            """{"transcription":[{"offsets":{"from":0,"to":1000},"text":"Thirty characters, one second."},{"offsets":{"from":1000,"to":2000},"text":"x"}]}"""))!.Captions)).Report.Counts.Keys);
}
