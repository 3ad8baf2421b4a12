using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Uploads.Announcing;

internal static class AnnouncingRegistration
{
    internal static void AddAnnouncing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Announcer>();
        builder.Services.AddSingleton<UploadSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UploadSweep>());
    }

    /// <summary>The cron binding comes by at the times that its component names.</summary>
    internal static void MapAnnouncing(this WebApplication app) =>
        app.MapGroup("/events").RequireDaprSidecar().MapPost($"/{Components.UploadSweep}", Sweep);

    private static async Task<Ok> Sweep(UploadSweep sweep, CancellationToken stop)
    {
        await sweep.SweepAsync(stop);
        return TypedResults.Ok();
    }
}
