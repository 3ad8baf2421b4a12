using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Sweeping;

internal static class VersionSweepRegistration
{
    internal static void AddVersionSweep(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<VersionSweepOptions>().BindConfiguration(VersionSweepOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<VersionMetrics>().AddSingleton<VersionSweep>();
    }

    /// <summary>The cron binding comes by at the times that its component names.</summary>
    internal static void MapVersionSweep(this WebApplication app) => app.MapGroup("/events").RequireDaprSidecar().MapPost($"/{Components.VersionSweep}", Sweep);

    private static async Task<Ok> Sweep(VersionSweep sweep, CancellationToken stop)
    {
        await sweep.SweepAsync(stop);
        return TypedResults.Ok();
    }
}
