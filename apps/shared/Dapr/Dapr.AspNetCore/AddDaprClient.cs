using Dapr.Client;
using Dapr.Client.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes the client available to the app.</summary>
public static class DaprServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="DaprClient"/> for the sidecar that configuration or environment name.</summary>
    public static void AddDaprClient(
        this IServiceCollection services, Action<DaprClientBuilder>? configure = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddDaprClient(services, (_, builder) => configure?.Invoke(builder), lifetime);

    /// <summary>The same, with the container at hand.</summary>
    public static void AddDaprClient(
        this IServiceCollection services, Action<IServiceProvider, DaprClientBuilder> configure, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.TryAdd(new ServiceDescriptor(
            typeof(DaprClient),
            provider =>
            {
                var builder = new DaprClientBuilder { Settings = DaprSettings.From(provider.GetService<IConfiguration>()) };
                configure(provider, builder);
                return builder.Build();
            },
            lifetime));
}
