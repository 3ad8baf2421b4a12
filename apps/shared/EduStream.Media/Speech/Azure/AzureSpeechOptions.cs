using System.ComponentModel.DataAnnotations;

namespace EduStream.Media.Speech.Azure;

/// <summary>Batch transcription of Azure AI Speech (REST, api-version 2024-11-15). Off until <see cref="Endpoint"/> is set; goes before a local program.</summary>
public sealed class AzureSpeechOptions : IValidatableObject
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Speech:Azure";

    /// <summary>Of the Speech resource, for example <c>https://my-speech.cognitiveservices.azure.com</c>. No default: off.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Key of the resource. No default.</summary>
    public string? Key { get; set; }

    /// <summary>Locales that are spoken here, the most frequent first; one is chosen by the language of the video, or by listening when that is not known. Default <c>en-US</c>; at most 10.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string> Locales { get; set; } = []; // configuration is added to what is there: a default here could not be replaced

    internal IReadOnlyList<string> Spoken => Locales is { Count: > 0 } given ? given : ["en-US"];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttps && !Endpoint.IsLoopback)))
        {
            yield return new ValidationResult($"{Section}:{nameof(Endpoint)} must be an https address.", [nameof(Endpoint)]);
        }

        if (Endpoint is not null && string.IsNullOrWhiteSpace(Key))
        {
            yield return new ValidationResult($"{Section}:{nameof(Key)} is missing.", [nameof(Key)]);
        }
    }
}
