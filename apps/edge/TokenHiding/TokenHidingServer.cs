using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace EduStream.Edge.TokenHiding;

/// <summary>
/// Stands between the server and the host. A middleware would come too late: the host logs "request starting" with the address, and starts the trace,
/// before the first one runs.
/// </summary>
internal sealed class TokenHidingServer(IServer inner) : IServer
{
    public IFeatureCollection Features => inner.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => inner.StartAsync(new Application<TContext>(application), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    public void Dispose() => inner.Dispose();

    private sealed class Application<TContext>(IHttpApplication<TContext> inner) : IHttpApplication<TContext>
        where TContext : notnull
    {
        public TContext CreateContext(IFeatureCollection contextFeatures)
        {
            HiddenToken.Hide(contextFeatures);
            return inner.CreateContext(contextFeatures);
        }

        public Task ProcessRequestAsync(TContext context) => inner.ProcessRequestAsync(context);

        public void DisposeContext(TContext context, Exception? exception) => inner.DisposeContext(context, exception);
    }
}

internal static class TokenHidingRegistration
{
    /// <summary>Puts the hiding in front of whichever server is registered by now.</summary>
    internal static WebApplicationBuilder AddTokenHiding(this WebApplicationBuilder builder)
    {
        var server = builder.Services.Last(service => service.ServiceType == typeof(IServer));
        builder.Services.AddSingleton<IServer>(services => new TokenHidingServer(
            (IServer?)server.ImplementationInstance
            ?? (IServer?)server.ImplementationFactory?.Invoke(services)
            ?? (IServer)ActivatorUtilities.CreateInstance(services, server.ImplementationType!)));
        return builder;
    }
}
