using System.Net;
using System.Security.Cryptography;
using System.Text;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.ServiceDefaults.Access;

/// <summary>
/// Guards endpoints that only the app's own Dapr sidecar may call. A sidecar proves itself by the app API token
/// (<c>APP_API_TOKEN</c> here, header <c>dapr-api-token</c> from it) and by calling from this machine: it shares the app's network namespace.
/// </summary>
public static class DaprCallers
{
    private const string TokenHeader = "dapr-api-token";
    private const string CallerHeader = "dapr-caller-app-id";

    /// <summary>Only service invocation by one of <paramref name="appIds"/>; anything else is refused with 403 <c>internal-only</c>.</summary>
    public static TBuilder RequireDaprCaller<TBuilder>(this TBuilder endpoints, params string[] appIds)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.Allow(context => IsSidecar(context) && appIds.Contains(context.Request.Headers[CallerHeader].ToString()));

    /// <summary>Only deliveries by the sidecar (topics, bindings).</summary>
    public static TBuilder RequireDaprSidecar<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.Allow(IsSidecar);

    // Around the endpoint and not as its filter: a filter runs after the body is read, and would let anybody have it parsed.
    private static TBuilder Allow<TBuilder>(this TBuilder endpoints, Func<HttpContext, bool> allow)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            var serve = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => allow(context)
                ? serve(context)
                : Problems.Of(StatusCodes.Status403Forbidden, "internal-only", "Only the platform's own apps may call this.").ExecuteAsync(context);
        });
        return endpoints;
    }

    private static bool IsSidecar(HttpContext context)
    {
        // No address: an in-memory or Unix socket connection, which cannot come from elsewhere.
        if (context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
        {
            return false;
        }

        var expected = context.RequestServices.GetRequiredService<IConfiguration>()["APP_API_TOKEN"];
        return string.IsNullOrEmpty(expected)
            || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(context.Request.Headers[TokenHeader].ToString()));
    }
}
