using EduStream.Grpc.Wire;

namespace EduStream.Grpc.Client;

/// <summary>One call in flight: its time limit, and what its failures mean.</summary>
internal sealed class GrpcCall : IDisposable
{
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _caller;

    public GrpcCall(TimeSpan? timeout, CancellationToken caller)
    {
        _caller = caller;
        _deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _deadline.Token);
    }

    public CancellationToken Stop => _linked.Token;

    public async Task<T> Guard<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            _caller.ThrowIfCancellationRequested();
            throw _deadline.IsCancellationRequested
                ? new GrpcException(new GrpcStatus(GrpcStatusCode.DeadlineExceeded, "The deadline has passed."), inner: error)
                : new GrpcException(new GrpcStatus(CodeOf(error), error.Message), inner: error);
        }
    }

    /// <summary>Reads the response headers; a trailers-only failure ends the call here.</summary>
    public static GrpcMetadata Open(HttpResponseMessage response)
    {
        var headers = FieldsOf(response.Headers);
        var status = StatusFields.TryRead(headers);
        var isGrpc = response.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        if (status is null && (!response.IsSuccessStatusCode || !isGrpc))
        {
            status = StatusFields.OfHttp((int)response.StatusCode);
        }

        return status is null or { Code: GrpcStatusCode.OK } ? headers : throw new GrpcException(status, headers);
    }

    /// <summary>Reads the trailers after the last message.</summary>
    public static GrpcMetadata Close(HttpResponseMessage response)
    {
        var trailers = FieldsOf(response.TrailingHeaders);
        var status = StatusFields.TryRead(trailers) ?? StatusFields.TryRead(FieldsOf(response.Headers))
            ?? new GrpcStatus(GrpcStatusCode.Internal, "The answer ended without a status.");
        return status.Code == GrpcStatusCode.OK ? trailers : throw new GrpcException(status, trailers);
    }

    public void Dispose()
    {
        _linked.Dispose();
        _deadline.Dispose();
    }

    // https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#errors
    private static GrpcStatusCode CodeOf(Exception error) =>
        (error as HttpProtocolException ?? error.InnerException as HttpProtocolException)?.ErrorCode switch
        {
            0x8 => GrpcStatusCode.Cancelled,
            0xB => GrpcStatusCode.ResourceExhausted,
            0xC => GrpcStatusCode.PermissionDenied,
            _ => GrpcStatusCode.Unavailable,
        };

    private static GrpcMetadata FieldsOf(System.Net.Http.Headers.HttpHeaders headers)
    {
        var fields = new GrpcMetadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                fields.Add(name, value);
            }
        }

        return fields;
    }
}
