using System.Buffers.Binary;
using System.Net;
using DaprProtocol.Rpc;
using Google.Protobuf;

namespace EduStream.Tests.Contract.Wire;

/// <summary>A gRPC call of bytes, without a client library: frames, trailers and status as they are on the wire.</summary>
internal sealed class RawCall : IDisposable
{
    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true, ActivityHeadersPropagator = null });
    private readonly CancellationTokenSource _stop = new();

    private RawCall()
    {
    }

    /// <summary>Ends when the server has ended the call, or this side has given up.</summary>
    public Task<RawStatus> Ended { get; private init; } = null!;

    /// <summary>Starts a call; each message of the answer goes to <paramref name="onMessage"/>.</summary>
    public static RawCall Start(Uri server, string method, byte[] message, IReadOnlyDictionary<string, string> metadata, Action<byte[]> onMessage)
    {
        var stop = new TaskCompletionSource<RawCall>();
        var call = new RawCall { Ended = RunAsync(server, method, message, metadata, onMessage, stop.Task) };
        stop.SetResult(call);
        return call;
    }

    public void Cancel() => _stop.Cancel();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static async Task<RawStatus> RunAsync(Uri server, string method, byte[] message, IReadOnlyDictionary<string, string> metadata, Action<byte[]> onMessage, Task<RawCall> self)
    {
        var stop = (await self)._stop.Token;
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, method)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Content = new ByteArrayContent(frame);
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        request.Headers.TE.Add(new("trailers"));
        foreach (var (name, value) in metadata) { request.Headers.TryAddWithoutValidation(name, value); }
        try
        {
            using var response = await Http.SendAsync(request, stop);
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            var head = new byte[5];
            while (await body.ReadAtLeastAsync(head, 5, throwOnEndOfStream: false, stop) == 5)
            {
                var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
                await body.ReadExactlyAsync(payload, stop);
                onMessage(payload);
            }
            return RawStatus.Of(response);
        }
        catch (OperationCanceledException) { return new RawStatus(1, "canceled by the caller", []); }
    }
}

/// <summary>How a call ended.</summary>
internal sealed record RawStatus(int Code, string Message, IReadOnlyList<Google.Protobuf.WellKnownTypes.Any> Details)
{
    private static readonly string[] Names =
    [
        "OK", "Canceled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists", "PermissionDenied", "ResourceExhausted", "FailedPrecondition",
        "Aborted", "OutOfRange", "Unimplemented", "Internal", "Unavailable", "DataLoss", "Unauthenticated",
    ];

    /// <summary>The code as Go names it.</summary>
    public string Name => Names[Code];

    public static RawStatus Of(HttpResponseMessage response)
    {
        string? Field(string name) =>
            response.TrailingHeaders.NonValidated.TryGetValues(name, out var values) || response.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : null;
        var details = Field("grpc-status-details-bin") is { } bytes ? Status.Parser.ParseFrom(ByteString.FromBase64(bytes.PadRight((bytes.Length + 3) / 4 * 4, '='))).Details : [];
        return new RawStatus(int.Parse(Field("grpc-status") ?? "2", System.Globalization.CultureInfo.InvariantCulture), Uri.UnescapeDataString(Field("grpc-message") ?? ""), [.. details]);
    }
}
