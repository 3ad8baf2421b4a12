using Dapr.Client;
using EduStream.Contracts;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Speech;
using EduStream.Media.Speech.Azure;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.EnrichVideo.Captions;

internal static class CaptionRegistration
{
    internal static IServiceCollection AddCaptionParts(this IServiceCollection services)
    {
        services.AddOptions<SpeechOptions>().BindConfiguration(SpeechOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AzureSpeechOptions>().BindConfiguration(AzureSpeechOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(nameof(AzureSpeechRecognizer), http => (http.MaxResponseContentBufferSize, http.Timeout) = (AzureSpeechRecognizer.MostResultBytes, TimeSpan.FromMinutes(5)))
            // A redirection would take the key to another host: .NET takes away no header but Authorization.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services
            .AddSingleton(found => new CaptionOffers(found.GetRequiredService<DaprClient>().CreateInvokableHttpClient(AppIds.Catalog), found.GetRequiredService<IMediaStore>()))
            .AddSingleton<EmbeddedCaptionReader>()
            .AddSingleton<SpeechSound>()
            .AddSingleton<CommandSpeechRecognizer>()
            .AddSingleton(found => new AzureSpeechRecognizer(found.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(AzureSpeechRecognizer)), found.GetRequiredService<IOptions<AzureSpeechOptions>>()))
            .AddSingleton<ISpeechRecognizer>(found =>
                found.GetRequiredService<AzureSpeechRecognizer>() is { IsConfigured: true } azure ? azure : found.GetRequiredService<CommandSpeechRecognizer>());
    }
}
