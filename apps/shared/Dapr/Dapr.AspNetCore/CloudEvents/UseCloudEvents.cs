using Dapr;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Unwraps events.</summary>
public static class DaprApplicationBuilderExtensions
{
    /// <summary>Handlers see the data of an event as the body, not the envelope.</summary>
    public static IApplicationBuilder UseCloudEvents(this IApplicationBuilder builder) => builder.UseMiddleware<CloudEventsMiddleware>();
}
