using EduStream.Media.Captions;
using EduStream.Media.Processes;
using EduStream.Media.Speech;
using EduStream.Testing.Media;
using Microsoft.Extensions.Options;

namespace EduStream.Tests.Component.Media;

/// <summary>A shell script stands for the recognizer.</summary>
public sealed class SpeechTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const string Vtt = "WEBVTT\\n\\n00:01.000 --> 00:02.000\\nHello\\n";
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData($"printf '{Vtt}' > \"$2.vtt\"", null)]
    [InlineData("printf '1\\n00:00:01,000 --> 00:00:02,000\\nHello\\n' > \"$2.srt\"", null)]
    [InlineData("""printf '{"result":{"language":"de"},"transcription":[{"offsets":{"from":1000,"to":2000},"text":"Hello"}]}' > "$2.json" """, "de")]
    [InlineData($"printf '{Vtt}'", null)]
    [InlineData($"test -s \"$1\" && test \"$3\" = en && printf '{Vtt}'", null)]
    public async Task What_a_recognizer_writes_is_taken(string script, string? language)
    {
        var heard = Assert.IsType<SpeechOutcome.Heard>(await HearAsync(script));
        Assert.Equal(language, heard.Language);
        Assert.Equal("Hello", Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import(heard.Captions)).Cues.Single().Text);
    }

    [Theory]
    [InlineData("exit 3", SpeechFailures.Error)]
    [InlineData("true", SpeechFailures.Unreadable)]
    [InlineData("echo 'I heard nothing.'", SpeechFailures.Unreadable)]
    [InlineData("echo '{' > \"$2.json\"", SpeechFailures.Unreadable)]
    [InlineData("head -c 5000000 /dev/urandom > \"$2.vtt\"", SpeechFailures.Unreadable)]
    [InlineData($"printf '{Vtt}'; yes | head -c 5000000", SpeechFailures.Unreadable)]
    [InlineData("ln -s /etc/hostname \"$2.vtt\"", SpeechFailures.Unreadable)]
    [InlineData("head -c 60000000 /dev/zero > \"$2.vtt\"", SpeechFailures.Error)]
    public async Task What_cannot_be_used_has_a_reason(string script, string reason) =>
        Assert.Equal(reason, Assert.IsType<SpeechOutcome.Failed>(await HearAsync(script)).Reason);

    [Fact]
    public async Task A_recognizer_that_the_machine_killed_is_started_again() => await Assert.ThrowsAsync<ToolFailedException>(() => HearAsync("kill -9 $$"));

    [Fact]
    public async Task A_recognizer_that_hangs_is_killed_with_all_that_it_started() =>
        Assert.Equal(SpeechFailures.TooSlow, Assert.IsType<SpeechOutcome.Failed>(await HearAsync("sleep 600 & wait", TimeSpan.FromSeconds(1))).Reason);

    [Fact]
    public void Without_a_program_there_is_no_recognizer() => Assert.False(new CommandSpeechRecognizer(media.Tools.Runner, Options.Create(new SpeechOptions())).IsConfigured);

    [Fact]
    public async Task The_sound_begins_where_the_video_does()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 4, SoundOffset = 1 });
        var wav = media.Clips.File("sound.wav");
        Assert.True(await new SpeechSound(media.Tools.Runner, media.Tools.Locator).WriteAsync(clip, await media.AcceptAsync(clip), wav));
        var samples = await File.ReadAllBytesAsync(wav);
        Assert.InRange(FirstSound(samples), 0.9, 1.1);
    }

    [Fact]
    public async Task A_video_without_sound_has_nothing_to_hear()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false });
        Assert.False(await new SpeechSound(media.Tools.Runner, media.Tools.Locator).WriteAsync(clip, await media.AcceptAsync(clip), media.Clips.File("sound.wav")));
    }

    // Seconds until the first loud sample: 16-bit, 16 kHz, behind the header.
    private static double FirstSound(byte[] wav)
    {
        for (var at = 78; at + 1 < wav.Length; at += 2)
        {
            if (Math.Abs((int)BitConverter.ToInt16(wav, at)) > 1000)
            {
                return (at - 78) / 32_000.0;
            }
        }

        return double.NaN;
    }

    private async Task<SpeechOutcome> HearAsync(string script, TimeSpan? limit = null)
    {
        var options = new SpeechOptions { Command = "/bin/sh", Arguments = ["-c", script, "recognizer", "{audio}", "{output}", "{language}"] };
        var wav = await media.Clips.BytesAsync([1, 2, 3]);
        return await new CommandSpeechRecognizer(media.Tools.Runner, Options.Create(options)).RecognizeAsync(new SpeechTask(wav, media.Folder("results"), 3, "en-US"), limit ?? Enough);
    }
}
