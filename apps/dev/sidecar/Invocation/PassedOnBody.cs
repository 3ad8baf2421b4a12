using System.Net;

namespace EduStream.LocalDapr.Invocation;

/// <summary>A request body that is passed on piece by piece as it comes; without the flush, small pieces would wait for a full buffer.</summary>
internal sealed class PassedOnBody(Stream body, CancellationToken stop) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellationToken);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, either.Token)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), either.Token);
            await stream.FlushAsync(either.Token);
        }
    }

    // Only a Content-Length header that came along is passed on.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
