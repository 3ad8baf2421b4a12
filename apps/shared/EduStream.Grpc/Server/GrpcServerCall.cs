using EduStream.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace EduStream.Grpc.Server;

/// <summary>What a handler may know about the call that it answers.</summary>
public sealed class GrpcServerCall
{
    internal GrpcServerCall(HttpContext http, DateTimeOffset? deadline, CancellationToken stop)
    {
        Http = http;
        Stop = stop;
        Deadline = deadline;
    }

    /// <summary>The HTTP request underneath.</summary>
    public HttpContext Http { get; }

    /// <summary>Fires when the caller gives up, its deadline passes or the connection breaks.</summary>
    public CancellationToken Stop { get; }

    /// <summary>When the caller stops waiting.</summary>
    public DateTimeOffset? Deadline { get; }

    /// <summary>The full method name: <c>/Service/Method</c>.</summary>
    public string Method => Http.Request.Path;

    /// <summary>Trailers that go with the status, also with a failure.</summary>
    public GrpcMetadata Trailers { get; } = [];

    /// <summary>A request header (metadata), or null.</summary>
    public string? Header(string name) => Http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Adds a response header; only before the first message.</summary>
    public void AddHeader(string name, string value) => Http.Response.Headers.Append(name, value);

    internal static TimeSpan? TimeoutOf(HttpContext http) => TimeoutField.Parse(http.Request.Headers[TimeoutField.Name]);
}
