using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EduStream.Storage;

/// <summary>Ready means that the store answers; what it answers does not matter.</summary>
internal sealed class MediaStoreHealth(IMediaStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.FindAsync("health", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
