using System.Text.Json.Serialization;

namespace EduStream.Media.Speech.Azure;

/// <summary>What is submitted.</summary>
internal sealed record AzureSpeechJob(IReadOnlyList<Uri> ContentUrls, string Locale, string DisplayName, AzureSpeechProperties Properties)
{
    // The shortest that the service takes is 6.
    private const int KeptHours = 24;

    internal static AzureSpeechJob Of(Uri address, string? language, IReadOnlyList<string> locales)
    {
        var known = language is null ? null : locales.FirstOrDefault(locale => locale.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? locales.FirstOrDefault(locale => locale.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase));
        // Between one candidate there is nothing to choose.
        var candidates = known is null && locales.Count > 1 ? new AzureLanguageIdentification(locales) : null;
        return new AzureSpeechJob([address], known ?? locales[0], "EduStream", new AzureSpeechProperties(KeptHours, false, "DictatedAndAutomatic", "None", candidates));
    }
}

internal sealed record AzureSpeechProperties(
    int TimeToLiveHours, bool WordLevelTimestampsEnabled, string PunctuationMode, string ProfanityFilterMode, AzureLanguageIdentification? LanguageIdentification);

internal sealed record AzureLanguageIdentification(IReadOnlyList<string> CandidateLocales);

/// <summary>A job as the service describes it.</summary>
internal sealed record AzureTranscription(Uri? Self, string? Status, AzureLinks? Links);

internal sealed record AzureLinks(Uri? Files, Uri? ContentUrl);

internal sealed record AzureFiles(IReadOnlyList<AzureFile>? Values);

internal sealed record AzureFile(string? Kind, AzureLinks? Links);

[JsonSerializable(typeof(AzureSpeechJob))]
[JsonSerializable(typeof(AzureTranscription))]
[JsonSerializable(typeof(AzureFiles))]
[JsonSerializable(typeof(AzureResultDocument))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AzureSpeechJson : JsonSerializerContext;
