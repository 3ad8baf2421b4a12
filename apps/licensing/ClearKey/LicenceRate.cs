using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace EduStream.Licensing.ClearKey;

/// <summary>How often one session may ask for licences.</summary>
internal sealed class LicenceRate(IOptions<ClearKeyOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        sessionId => RateLimitPartition.GetFixedWindowLimiter(sessionId, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.LicencesPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    internal bool Allows(string sessionId)
    {
        using var lease = limiter.AttemptAcquire(sessionId);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
