namespace EduStream.Tests.Component.Storage;

/// <summary>Gives some bytes, then fails as a dropped connection does.</summary>
internal sealed class BreakingStream(byte[] content) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Position < Length ? await base.ReadAsync(buffer, cancellationToken) : throw new IOException("The connection broke.");
    }
}
