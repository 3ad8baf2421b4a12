using System.Text;
using EduStream.Storage;

namespace EduStream.Tests.Component.Storage;

/// <summary>What every media store promises, whatever stands behind it.</summary>
public abstract partial class MediaStoreContract
{
    protected abstract IMediaStore Store { get; }

    // One container or folder may serve all tests: each has a corner of its own.
    protected string Corner { get; } = $"t{Guid.NewGuid():N}";

    protected string At(string path) => $"{Corner}/{path}";

    protected static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    protected async Task<string> ReadAsync(string path, long offset = 0, long? length = null)
    {
        await using var stream = await Store.OpenReadAsync(path, offset, length);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    protected async Task<string[]> ListAsync(string prefix) =>
        await Store.ListAsync(prefix).Select(found => found.Path).Order(StringComparer.Ordinal).ToArrayAsync();
}
