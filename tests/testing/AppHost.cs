using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduStream.Testing;

/// <summary>A running app, whichever it is.</summary>
internal abstract class AppHost : IAsyncDisposable
{
    internal abstract IServiceProvider Services { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>Runs the <c>Program</c> of the assembly of <typeparamref name="TApp"/> with a real server on a socket that is bound already.</summary>
internal sealed class AppHost<TApp> : AppHost
    where TApp : class
{
    private readonly Factory factory;

    private AppHost(Factory factory) => this.factory = factory;

    internal override IServiceProvider Services => factory.Services;

    internal static AppHost<TApp> Start(Socket socket, IReadOnlyDictionary<string, string> settings, AppSetup setup)
    {
        var factory = new Factory(socket, settings, setup);
        factory.UseKestrel();
        factory.StartServer();
        return new AppHost<TApp>(factory);
    }

    public override ValueTask DisposeAsync() => factory.DisposeAsync();

    private sealed class Factory(Socket socket, IReadOnlyDictionary<string, string> settings, AppSetup setup) : WebApplicationFactory<TApp>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }

            builder.UseContentRoot(AppContext.BaseDirectory);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(setup.Log));
            builder.ConfigureServices(services =>
            {
                services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => socket);
                setup.Services?.Invoke(services);
            });
        }
    }
}
