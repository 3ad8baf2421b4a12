using System.Collections.Concurrent;
using EduStream.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.Tests.Component.Edge;

/// <summary>The real store behind it; counts reads, and holds or fails them when told to.</summary>
internal sealed class CountingStore : IMediaStore
{
    private readonly ConcurrentDictionary<string, int> reads = new();
    private IMediaStore inner = null!;

    internal TaskCompletionSource? Hold { get; set; }

    internal bool Fail { get; set; }

    /// <param name="path">With or without a slash in front.</param>
    internal int Reads(string path) => reads.GetValueOrDefault(path.TrimStart('/'));

    internal void Wrap(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IMediaStore));
        services.AddSingleton<IMediaStore>(provider =>
        {
            inner = (IMediaStore)real.ImplementationFactory!(provider);
            return this;
        });
    }

    public Task<StoredObject?> FindAsync(string path, CancellationToken stop = default) => inner.FindAsync(path, stop);

    public async Task<Stream> OpenReadAsync(string path, long offset = 0, long? length = null, CancellationToken stop = default)
    {
        reads.AddOrUpdate(path, 1, (_, count) => count + 1);
        if (Fail && (path.EndsWith(".m4s", StringComparison.Ordinal) || path.EndsWith("list.json", StringComparison.Ordinal) || path.EndsWith("storyboard.json", StringComparison.Ordinal)))
        {
            throw new IOException("The disk is on fire.");
        }

        await (Hold?.Task ?? Task.CompletedTask).WaitAsync(stop);
        return await inner.OpenReadAsync(path, offset, length, stop);
    }

    public Task<bool> WriteAsync(string path, Stream content, WriteMode mode = WriteMode.Replace, CancellationToken stop = default) => inner.WriteAsync(path, content, mode, stop);

    public Task<long> AppendAsync(string path, long offset, Stream content, CancellationToken stop = default) => inner.AppendAsync(path, offset, content, stop);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken stop = default) => inner.ListAsync(prefix, stop);

    public Task DeleteAsync(string path, CancellationToken stop = default) => inner.DeleteAsync(path, stop);

    public Task DeletePrefixAsync(string prefix, CancellationToken stop = default) => inner.DeletePrefixAsync(prefix, stop);

    public Task<IMediaInput> OpenInputAsync(string path, CancellationToken stop = default) => inner.OpenInputAsync(path, stop);
}
