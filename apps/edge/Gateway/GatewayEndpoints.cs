using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace EduStream.Edge.Gateway;

/// <summary>One origin for the browser: forwards to the apps without buffering, in both directions.</summary>
internal static class GatewayEndpoints
{
    // Dapr's sidecar speaks to apps in headers; what comes from outside must not look like it. Forwarded and X-Forwarded-* are written anew.
    private const string DaprPrefix = "dapr-";
    private const string Forwarded = "Forwarded";

    internal static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GatewayOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection(GatewayOptions.Section).Bind(options.Backends))
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IProxyConfigProvider>(services =>
        {
            var (routes, clusters) = GatewayRoutes.Of(services.GetRequiredService<IOptions<GatewayOptions>>().Value);
            return new InMemoryConfigProvider(routes, clusters);
        });
        // Two lines for each request that is forwarded say nothing that a trace does not.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Warning);
        builder.Services.AddReverseProxy().AddTransforms(transforms => transforms.AddRequestTransform(request =>
        {
            var headers = request.ProxyRequest.Headers;
            foreach (var name in headers.Select(header => header.Key).Where(name => name.StartsWith(DaprPrefix, StringComparison.OrdinalIgnoreCase)).ToList())
            {
                headers.Remove(name);
            }

            headers.Remove(Forwarded);
            return ValueTask.CompletedTask;
        }));
        return builder;
    }

    internal static void MapGateway(this WebApplication app) => app.MapReverseProxy();
}
