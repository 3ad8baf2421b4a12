using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using EduStream.Grpc.Wire;
using Google.Protobuf;

namespace EduStream.Grpc.Client;

/// <summary>One framed message as the body of a request.</summary>
internal sealed class GrpcContent : HttpContent
{
    private readonly IMessage _message;

    public GrpcContent(IMessage message)
    {
        _message = message;
        Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        Frames.Write(output, _message);
        await output.CompleteAsync();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
