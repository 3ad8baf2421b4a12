using EduStream.Grpc.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduStream.Grpc.Server;

internal static class GrpcDispatch
{
    public static async Task RunAsync<TRequest>(HttpContext http, Func<TRequest, GrpcServerCall, Task> run)
        where TRequest : class, IMessage<TRequest>, new()
    {
        if (!http.IsGrpc() || !HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        http.Response.ContentType = "application/grpc";
        var clock = http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        var timeout = GrpcServerCall.TimeoutOf(http);
        using var deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        var call = new GrpcServerCall(http, timeout is { } limit ? clock.GetUtcNow() + limit : null, stop.Token);
        var status = GrpcStatus.OK;
        GrpcMetadata? errorTrailers = null;
        try
        {
            await run(await ReadRequestAsync<TRequest>(http, stop.Token), call);
        }
        catch (GrpcException error)
        {
            (status, errorTrailers) = (error.Status, error.Trailers);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            status = new GrpcStatus(GrpcStatusCode.DeadlineExceeded, "The deadline has passed.");
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The border of the process: a handler's bug becomes a status, its text stays in the log.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LoggerOf(http).HandlerFailed(call.Method, error);
            status = new GrpcStatus(GrpcStatusCode.Unknown, "The handler failed.");
        }

        http.WriteGrpcStatus(status, call.Trailers.Concat(errorTrailers ?? []));
    }

    private static async Task<TRequest> ReadRequestAsync<TRequest>(HttpContext http, CancellationToken stop)
        where TRequest : class, IMessage<TRequest>, new()
    {
        var max = http.RequestServices.GetService<IOptions<GrpcServerOptions>>()?.Value.MaxReceiveBytes ?? new GrpcServerOptions().MaxReceiveBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        string? encoding = http.Request.Headers["grpc-encoding"];
        var body = http.Request.BodyReader;
        return await Frames.ReadAsync<TRequest>(body, max, encoding, stop)
            ?? throw new GrpcException(GrpcStatusCode.Internal, "The request has no message.");
    }

    private static ILogger LoggerOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("EduStream.Grpc");
}
