namespace EduStream.Media.Speech;

/// <summary>Turns speech into captions. Which recognizer there is says the configuration; without one there are no automatic captions.</summary>
public interface ISpeechRecognizer
{
    /// <summary>False when this installation has none.</summary>
    bool IsConfigured { get; }

    /// <summary>True when it fetches the sound itself, from an address.</summary>
    bool NeedsAddress { get; }

    /// <summary>
    /// Listens, or looks how far an earlier call has come (<see cref="SpeechOutcome.Running"/>). What another try would not change is an outcome; <see cref="IOException"/> and
    /// <see cref="HttpRequestException"/> are what one may cure.
    /// </summary>
    Task<SpeechOutcome> RecognizeAsync(SpeechTask task, CancellationToken stop = default);
}

/// <summary>What there is to hear.</summary>
/// <param name="Wav">Absolute path: 16 kHz, one channel, PCM.</param>
/// <param name="Folder">Absolute path, empty, for what the recognizer writes; the caller removes it.</param>
/// <param name="Seconds">Length of the sound.</param>
/// <param name="Language">BCP 47; null when nobody said it, so that the recognizer has to find out.</param>
/// <param name="Address">Where the sound can be fetched for some hours. A secret: whoever has it can listen. Null unless it is needed.</param>
public sealed record SpeechTask(string Wav, string Folder, double Seconds, string? Language, Uri? Address = null)
{
    /// <summary>What an earlier call answered; then nothing else is looked at.</summary>
    public string? Job { get; init; }

    /// <summary>Nothing: the address is a secret.</summary>
    public override string ToString() => nameof(SpeechTask);
}

/// <summary>What came of listening.</summary>
public abstract record SpeechOutcome
{
    private SpeechOutcome()
    {
    }

    /// <summary>Captions as SubRip or WebVTT, not checked yet.</summary>
    /// <param name="Language">BCP 47; null when it was not said.</param>
    public sealed record Heard(string? Language, byte[] Captions) : SpeechOutcome;

    /// <summary>It takes a while: ask again with this job.</summary>
    /// <param name="Job">Names the work; no secret.</param>
    public sealed record Running(string Job) : SpeechOutcome;

    /// <summary>There is nothing to show.</summary>
    /// <param name="Reason">Stable name, see <see cref="SpeechFailures"/>.</param>
    public sealed record Failed(string Reason) : SpeechOutcome;
}

/// <summary>Why there are no automatic captions.</summary>
public static class SpeechFailures
{
    /// <summary>The recognizer ran longer than it may.</summary>
    public const string TooSlow = "speech-too-slow";

    /// <summary>It ended with an error.</summary>
    public const string Error = "speech-error";

    /// <summary>What it wrote is not what it should be.</summary>
    public const string Unreadable = "speech-unreadable";

    /// <summary>It does not let this installation in: its key or its address is wrong.</summary>
    public const string Denied = "speech-denied";

    /// <summary>It fetches sound from the internet, and this media store has no address there.</summary>
    public const string NoAddress = "speech-no-address";
}
