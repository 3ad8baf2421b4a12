using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using EduStream.Grpc.Wire;
using Google.Protobuf;

namespace EduStream.Grpc.Client;

/// <summary>
/// Calls a gRPC server over HTTP/2 (clear text or TLS). Every failure of the call is a <see cref="GrpcException"/>
/// (<see cref="GrpcStatusCode.Unavailable"/> when the server cannot be reached); the caller's own cancellation is not.
/// </summary>
public sealed class GrpcClient : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _address;
    private readonly int _maxReceiveBytes;

    /// <summary>A client with connections of its own. Headers in <see cref="Headers"/> go with every call.</summary>
    public GrpcClient(Uri address, int maxReceiveBytes = 64 * 1024 * 1024)
        : this(address, GrpcHandler.Create(), maxReceiveBytes)
    {
    }

    /// <summary>A client over the given handler, which it disposes.</summary>
    public GrpcClient(Uri address, HttpMessageHandler handler, int maxReceiveBytes = 64 * 1024 * 1024)
    {
        _http = new HttpMessageInvoker(handler);
        _address = address;
        _maxReceiveBytes = maxReceiveBytes;
    }

    /// <summary>Headers of every call, for example an API token.</summary>
    public GrpcMetadata Headers { get; init; } = [];

    /// <summary>One request, one answer. <paramref name="method"/> is <c>/Service/Method</c>.</summary>
    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(
        string method, TRequest request, GrpcCallOptions? options = null, CancellationToken stop = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        TResponse? answer = null;
        await foreach (var message in ServerStreamingAsync<TRequest, TResponse>(method, request, options, stop))
        {
            answer = answer is null ? message : throw new GrpcException(GrpcStatusCode.Internal, "More than one message in a unary answer.");
        }

        return answer ?? throw new GrpcException(GrpcStatusCode.Internal, "No message in a unary answer.");
    }

    /// <summary>One request, many answers. Leaving the loop or cancelling ends the call on the server too.</summary>
    public async IAsyncEnumerable<TResponse> ServerStreamingAsync<TRequest, TResponse>(
        string method, TRequest request, GrpcCallOptions? options = null, [EnumeratorCancellation] CancellationToken stop = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        options ??= new GrpcCallOptions();
        using var call = new GrpcCall(options.Timeout, stop);
        using var http = Request(method, request, options);
        using var response = await call.Guard(() => _http.SendAsync(http, call.Stop));
        var headers = GrpcCall.Open(response);
        options.OnHeaders?.Invoke(headers);

        var input = PipeReader.Create(await call.Guard(() => response.Content.ReadAsStreamAsync(call.Stop)));
        var encoding = headers.Get("grpc-encoding");
        while (await call.Guard(() => Frames.ReadAsync<TResponse>(input, _maxReceiveBytes, encoding, call.Stop)) is { } message)
        {
            yield return message;
        }

        var trailers = GrpcCall.Close(response);
        options.OnTrailers?.Invoke(trailers);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string method, IMessage message, GrpcCallOptions options)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new GrpcContent(message),
        };
        request.Headers.TE.Add(new("trailers"));
        request.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity,gzip");
        if (options.Timeout is { } timeout)
        {
            request.Headers.TryAddWithoutValidation(TimeoutField.Name, TimeoutField.Format(timeout));
        }

        foreach (var (name, value) in Headers.Concat(options.Headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
