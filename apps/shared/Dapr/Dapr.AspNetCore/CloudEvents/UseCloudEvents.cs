using Dapr;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Unwraps events.</summary>
public static class DaprApplicationBuilderExtensions
{
    /// <summary>Handlers see the data of an event as the body, not the envelope.</summary>
    public static IApplicationBuilder UseCloudEvents(this IApplicationBuilder builder) =>
        UseCloudEvents(builder, new CloudEventsMiddlewareOptions());

    /// <summary>The same with options.</summary>
    public static IApplicationBuilder UseCloudEvents(this IApplicationBuilder builder, CloudEventsMiddlewareOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return builder.UseMiddleware<CloudEventsMiddleware>(options);
    }
}
