using Dapr.Client;
using EduStream.Contracts;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Speech;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Captions;

internal static class CaptionRegistration
{
    internal static IServiceCollection AddCaptionParts(this IServiceCollection services)
    {
        services.AddOptions<SpeechOptions>().BindConfiguration(SpeechOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(found => new CaptionOffers(found.GetRequiredService<DaprClient>().CreateInvokableHttpClient(AppIds.Catalog), found.GetRequiredService<IMediaStore>()))
            .AddSingleton<EmbeddedCaptionReader>()
            .AddSingleton<SpeechSound>()
            .AddSingleton<ISpeechRecognizer, CommandSpeechRecognizer>();
    }
}
