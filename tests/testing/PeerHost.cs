using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduStream.Testing;

/// <summary>A running stand-in.</summary>
internal sealed class PeerHost(string appId, int port, WebApplication? app) : IAsyncDisposable
{
    internal string AppId => appId;

    /// <summary>0: it only calls.</summary>
    internal int Port => port;

    internal static async Task<PeerHost> StartAsync(Peer peer)
    {
        if (peer.Routes is null)
        {
            return new PeerHost(peer.AppId, 0, null);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in ServiceDefaults.ServiceDefaults.Json.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        var app = builder.Build();
        app.UseCloudEvents();
        app.MapSubscribeHandler();
        peer.Routes(app);
        await app.StartAsync();
        return new PeerHost(peer.AppId, new Uri(app.Urls.First()).Port, app);
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
