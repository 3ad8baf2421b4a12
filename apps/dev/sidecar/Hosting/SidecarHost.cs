using System.Net;
using EduStream.Grpc.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EduStream.LocalDapr.Hosting;

/// <summary>The web server of one sidecar: an HTTP/1.1 port for the HTTP API, an HTTP/2 port for gRPC.</summary>
internal sealed class SidecarHost : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Sidecar _sidecar;
    private readonly ListenOptions[] _ports = new ListenOptions[2];

    public SidecarHost(Sidecar sidecar, IReadOnlyList<IRuntimeModule> modules)
    {
        _sidecar = sidecar;
        var app = sidecar.App;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton(sidecar.Services.Logs);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = app.MaxBodyBytes;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            // A client waits for each workflow in a call of its own; 100, the default, would hold up the calls behind them.
            kestrel.Limits.Http2.MaxStreamsPerConnection = 10_000;
            // A frozen worker keeps its connection: only a ping that stays unanswered tells, and then its work goes to another.
            kestrel.Limits.Http2.KeepAlivePingDelay = sidecar.Services.Options.PingInterval;
            kestrel.Limits.Http2.KeepAlivePingTimeout = sidecar.Services.Options.PingTimeout;
            var address = IPAddress.Parse(sidecar.Services.Options.ListenAddress);
            kestrel.Listen(address, app.HttpPort, port => (_ports[0] = port).Protocols = HttpProtocols.Http1);
            kestrel.Listen(address, app.GrpcPort, port => (_ports[1] = port).Protocols = HttpProtocols.Http2);
        });
        _server = builder.Build();

        var routes = new RouteTable();
        foreach (var module in modules) { module.Map(sidecar, routes, _server); }
        _server.MapGrpcFallback();

        _server.Use(next => http => HttpProtocol.IsHttp2(http.Request.Protocol) ? GrpcApi.RunAsync(http, sidecar, next) : HttpApi.RunAsync(http, sidecar, routes));
        _server.UseRouting();
        _server.UseEndpoints(_ => { });
    }

    public async Task StartAsync(CancellationToken stop)
    {
        try { await _server.StartAsync(stop); }
        catch (IOException e)
        {
            throw new InvalidOperationException($"The Dapr ports {_sidecar.App.HttpPort} and {_sidecar.App.GrpcPort} of {_sidecar.AppId} are not both free.", e);
        }
        _sidecar.App = _sidecar.App with { HttpPort = _ports[0].IPEndPoint!.Port, GrpcPort = _ports[1].IPEndPoint!.Port };
        _sidecar.Log.SidecarListens(_sidecar.AppId, _sidecar.App.HttpPort, _sidecar.App.GrpcPort, _sidecar.App.AppPort);
    }

    public async Task StopAsync()
    {
        using var atMost = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _server.StopAsync(atMost.Token);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
