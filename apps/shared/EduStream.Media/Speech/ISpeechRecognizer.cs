namespace EduStream.Media.Speech;

/// <summary>Turns speech into captions. Which recognizer there is says the configuration; without one there are no automatic captions.</summary>
public interface ISpeechRecognizer
{
    /// <summary>False when this installation has none.</summary>
    bool IsConfigured { get; }

    /// <summary>
    /// Listens to a sound file. What another try would not change is an outcome; <see cref="IOException"/> when the file cannot be read.
    /// </summary>
    /// <param name="wav">Absolute path: 16 kHz, one channel, PCM.</param>
    /// <param name="seconds">Length of the sound.</param>
    /// <param name="language">BCP 47; null when nobody said it, so that the recognizer has to find out.</param>
    /// <param name="folder">Empty, for what it writes; the caller removes it.</param>
    Task<SpeechOutcome> RecognizeAsync(string wav, double seconds, string? language, string folder, CancellationToken stop = default);
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
}
