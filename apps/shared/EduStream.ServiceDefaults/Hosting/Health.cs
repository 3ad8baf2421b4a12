using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace EduStream.ServiceDefaults.Hosting;

internal static class Health
{
    /// <summary>Live = the process answers. Ready = every registered check passes: the runner sends traffic only then.</summary>
    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
