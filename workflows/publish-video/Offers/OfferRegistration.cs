namespace EduStream.PublishVideo.Offers;

internal static class OfferRegistration
{
    internal static IServiceCollection AddOffers(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<IOfferedStep, EncodePart>()
        .AddSingleton<IOfferedStep, VerifyPart>()
        .AddSingleton<OfferTurns>()
        .AddSingleton<OfferSignals>()
        .AddSingleton<OfferWatch>()
        .AddSingleton<OfferDesk>()
        .AddSingleton<OfferTaker>();
}
