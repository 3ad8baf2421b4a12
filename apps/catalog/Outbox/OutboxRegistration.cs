namespace EduStream.Catalog.Outbox;

internal static class OutboxRegistration
{
    internal static void AddOutbox(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboxBell>();
        builder.Services.AddHostedService<OutboxPublisher>();
    }
}
