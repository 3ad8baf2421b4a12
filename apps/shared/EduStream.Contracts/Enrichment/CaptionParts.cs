namespace EduStream.Contracts.Enrichment;

/// <summary>Names of the parts that make captions.</summary>
public static class CaptionParts
{
    /// <summary>Captions that were inside the file.</summary>
    public const string Embedded = "embedded-captions";

    /// <summary>Captions by speech recognition.</summary>
    public const string Automatic = "automatic-captions";
}

/// <summary>Why such a part is not there.</summary>
public static class CaptionPartReasons
{
#pragma warning disable CS1591 // each name is its own explanation
    public const string NotConfigured = "speech-not-configured";
    public const string StillListening = "speech-running";
    public const string TooSlow = "speech-too-slow";
    public const string NoSound = "no-sound";
    public const string Kept = "captions-kept";
    public const string Refused = "captions-refused";
#pragma warning restore CS1591
}
