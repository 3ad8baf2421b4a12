using System.Net;
using System.Text;
using System.Threading.Channels;

namespace EduStream.Tests.Component.Runtime.Harness;

/// <summary>A request body that the test sends piece by piece.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly Channel<string> _pieces = Channel.CreateUnbounded<string>();

    public ValueTask SayAsync(string piece) => _pieces.Writer.WriteAsync(piece);

    public void End() => _pieces.Writer.Complete();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await foreach (var piece in _pieces.Reader.ReadAllAsync())
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(piece));
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
