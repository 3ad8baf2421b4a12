using System.IO.Pipelines;
using EduStream.Grpc.Wire;
using Google.Protobuf;

namespace EduStream.Grpc.Server;

/// <summary>Where a streaming handler writes its messages. One writer at a time.</summary>
public sealed class GrpcResponseStream<T>
    where T : IMessage<T>
{
    private readonly PipeWriter _output;
    private readonly CancellationToken _stop;

    internal GrpcResponseStream(PipeWriter output, CancellationToken stop)
    {
        _output = output;
        _stop = stop;
    }

    /// <summary>Sends one message, waiting while the caller does not keep up.</summary>
    public async Task WriteAsync(T message)
    {
        Frames.Write(_output, message);
        var flush = await _output.FlushAsync(_stop);
        if (flush.IsCompleted)
        {
            throw new OperationCanceledException("The caller has closed the stream.");
        }
    }

    /// <summary>Sends the response headers now, so that the caller knows that the stream is open.</summary>
    public async Task SendHeadersAsync() => await _output.FlushAsync(_stop);
}
