using EduStream.Storage;

namespace EduStream.Edge.Segments;

/// <summary>A large file of the store as a stream that can seek: the store is opened at the position of the first read, so a range costs only its own bytes.</summary>
internal sealed class StoredFileStream(IMediaStore store, StoredObject stored) : Stream
{
    private Stream? opened;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => stored.Length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => Length + offset,
        };
        if (target != position && opened is not null)
        {
            throw new NotSupportedException("Seek before the first read.");
        }

        return position = target;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        opened ??= await store.OpenReadAsync(stored.Path, position, null, cancellationToken);
        var read = await opened.ReadAsync(buffer, cancellationToken);
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            opened?.Dispose();
        }

        base.Dispose(disposing);
    }
}
