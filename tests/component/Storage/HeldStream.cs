namespace EduStream.Tests.Component.Storage;

/// <summary>Gives its bytes, says so, and holds the end back until it is released: a client that has not finished.</summary>
internal sealed class HeldStream(byte[] content) : MemoryStream(content)
{
    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task AllRead => read.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length)
        {
            read.TrySetResult();
            await released.Task.WaitAsync(cancellationToken);
        }

        return await base.ReadAsync(buffer, cancellationToken);
    }

    internal void Release() => released.SetResult();
}
