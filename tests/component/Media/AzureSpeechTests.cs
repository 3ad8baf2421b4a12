using EduStream.Media.Speech;
using EduStream.Media.Speech.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Tests.Component.Media;

public sealed class AzureSpeechTests
{
    private static readonly Uri Sound = new("https://store.example/sound.wav?signature=1");

    [Fact]
    public async Task A_job_is_submitted_asked_for_and_fetched_as_often_as_somebody_asks()
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        azure.LooksUntilDone = 3;
        var recognizer = Recognizer(azure, "en-US", "de-AT");

        var running = Assert.IsType<SpeechOutcome.Running>(await recognizer.RecognizeAsync(Task(language: "de")));
        Assert.IsType<SpeechOutcome.Running>(await recognizer.RecognizeAsync(Task(running.Job)));
        Assert.IsType<SpeechOutcome.Running>(await recognizer.RecognizeAsync(Task(running.Job)));
        var heard = Assert.IsType<SpeechOutcome.Heard>(await recognizer.RecognizeAsync(Task(running.Job)));

        Assert.Equal("de-DE", heard.Language);
        Assert.Equal("WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nGuten Tag.\n\n00:00:02.000 --> 00:00:03.000\nZweitens &amp; mehr.\n", TextEncoding.UTF8.GetString(heard.Captions));
        // Its answer was lost on the way: it is there still.
        Assert.Equal(heard.Captions, Assert.IsType<SpeechOutcome.Heard>(await recognizer.RecognizeAsync(Task(running.Job))).Captions);
        Assert.Equal([null, null], azure.KeysAtTheResult);
        var submitted = azure.Submitted!.Value;
        Assert.Equal((Sound.AbsoluteUri, "de-AT"), (submitted.GetProperty("contentUrls")[0].GetString(), submitted.GetProperty("locale").GetString()));
        Assert.False(submitted.GetProperty("properties").TryGetProperty("languageIdentification", out _));
    }

    [Fact]
    public async Task Without_a_language_the_service_chooses()
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        await Recognizer(azure, "en-US", "de-DE").RecognizeAsync(Task());
        var candidates = azure.Submitted!.Value.GetProperty("properties").GetProperty("languageIdentification").GetProperty("candidateLocales");
        Assert.Equal(["en-US", "de-DE"], candidates.EnumerateArray().Select(locale => locale.GetString()!));
    }

    [Theory]
    [InlineData(400, SpeechFailures.Error)]
    [InlineData(403, SpeechFailures.Denied)]
    public async Task A_submission_that_is_refused_has_a_reason(int status, string reason)
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        azure.Submission = status;
        Assert.Equal(reason, Assert.IsType<SpeechOutcome.Failed>(await Recognizer(azure).RecognizeAsync(Task())).Reason);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_service_that_is_busy_is_asked_again(int status)
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        azure.Submission = status;
        await Assert.ThrowsAsync<HttpRequestException>(() => Recognizer(azure).RecognizeAsync(Task()));
    }

    [Fact]
    public void Locales_of_an_installation_replace_the_default()
    {
        AzureSpeechOptions Bound(params (string, string?)[] settings) => new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"Speech:Azure:{setting.Item1}", setting.Item2))).Build()
            .GetSection(AzureSpeechOptions.Section).Get<AzureSpeechOptions>() ?? new();

        Assert.Equal(["en-US"], Bound().Spoken);
        Assert.Equal(["de-DE"], Bound(("Locales:0", "de-DE")).Spoken);
    }

    [Fact]
    public async Task A_wrong_key_is_said()
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        var recognizer = new AzureSpeechRecognizer(new HttpClient(), Options.Create(new AzureSpeechOptions { Endpoint = azure.Address, Key = "another" }));
        Assert.Equal(SpeechFailures.Denied, Assert.IsType<SpeechOutcome.Failed>(await recognizer.RecognizeAsync(Task())).Reason);
    }

    [Theory]
    [InlineData("Failed", SpeechFailures.Error)]
    [InlineData("Dancing", SpeechFailures.Unreadable)]
    public async Task A_job_that_comes_to_nothing_has_a_reason(string end, string reason)
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        azure.End = end;
        var running = Assert.IsType<SpeechOutcome.Running>(await Recognizer(azure).RecognizeAsync(Task()));
        Assert.Equal(reason, Assert.IsType<SpeechOutcome.Failed>(await Recognizer(azure).RecognizeAsync(Task(running.Job))).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"recognizedPhrases\":[{\"recognitionStatus\":\"Success\",\"offsetInTicks\":1e300,\"durationInTicks\":1,\"nBest\":[{\"display\":\"x\"}]},null]}")]
    public async Task A_result_that_is_none_is_unreadable(string result)
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        azure.Result = result;
        var running = Assert.IsType<SpeechOutcome.Running>(await Recognizer(azure).RecognizeAsync(Task()));
        Assert.Equal(SpeechFailures.Unreadable, Assert.IsType<SpeechOutcome.Failed>(await Recognizer(azure).RecognizeAsync(Task(running.Job))).Reason);
    }

    [Fact]
    public async Task The_key_goes_to_no_other_host()
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        azure.Self = "http://elsewhere.example/speechtotext/transcriptions/1";
        Assert.Equal(SpeechFailures.Unreadable, Assert.IsType<SpeechOutcome.Failed>(await Recognizer(azure).RecognizeAsync(Task())).Reason);
        Assert.Equal(SpeechFailures.Unreadable, Assert.IsType<SpeechOutcome.Failed>(await Recognizer(azure).RecognizeAsync(Task(azure.Self))).Reason);
    }

    [Fact]
    public async Task A_store_without_an_address_cannot_be_listened_to()
    {
        await using var azure = await FakeAzureSpeech.StartAsync();
        Assert.Equal(SpeechFailures.NoAddress, Assert.IsType<SpeechOutcome.Failed>(await Recognizer(azure).RecognizeAsync(new SpeechTask("/x.wav", "/x", 1, null))).Reason);
    }

    private static AzureSpeechRecognizer Recognizer(FakeAzureSpeech azure, params string[] locales) =>
        new(new HttpClient(), Options.Create(new AzureSpeechOptions { Endpoint = azure.Address, Key = FakeAzureSpeech.Key, Locales = locales }));

    private static SpeechTask Task(string? job = null, string? language = null) => new("/x.wav", "/x", 1, language, Sound) { Job = job };
}
