using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Work;

/// <summary>
/// As many encodes at once as this replica has cores. The worker protocol hands out up to a hundred activities at a time; the others wait here,
/// first come first served.
/// </summary>
internal sealed class EncodeSlots(IOptions<PublishVideoOptions> options) : IDisposable
{
    private readonly SemaphoreSlim free = new(options.Value.Slots);

    /// <summary>Waits for a slot; dispose it to give it back.</summary>
    internal async Task<IDisposable> TakeAsync()
    {
        await free.WaitAsync();
        return new Slot(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? held = free;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
