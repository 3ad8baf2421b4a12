namespace EduStream.Storage;

/// <summary>
/// The media store: immutable objects under paths as in <c>EduStream.Contracts.MediaPaths</c>, plus append for uploads.
/// A folder and Azure Blob Storage stand behind it. A path that is not of that form is an <see cref="ArgumentException"/>.
/// </summary>
public interface IMediaStore
{
    /// <summary>Size and identity of an object, or null when there is none.</summary>
    Task<StoredObject?> FindAsync(string path, CancellationToken stop = default);

    /// <summary>Reads <paramref name="length"/> bytes (null: to the end) from <paramref name="offset"/>. <see cref="FileNotFoundException"/> when there is no such object.</summary>
    Task<Stream> OpenReadAsync(string path, long offset = 0, long? length = null, CancellationToken stop = default);

    /// <summary>
    /// Writes to a temporary name and commits in one step: readers see all or nothing. Returns false, and changes nothing, when
    /// <paramref name="mode"/> is <see cref="WriteMode.CreateNew"/> and the object exists.
    /// </summary>
    Task<bool> WriteAsync(string path, Stream content, WriteMode mode = WriteMode.Replace, CancellationToken stop = default);

    /// <summary>
    /// Appends at <paramref name="offset"/>, which must be the object's current length (0 creates it), and returns the new length once the bytes are durable.
    /// What arrived before a broken connection stays. <see cref="AppendConflictException"/> when the offset is another.
    /// </summary>
    Task<long> AppendAsync(string path, long offset, Stream content, CancellationToken stop = default);

    /// <summary>Objects whose path starts with <paramref name="prefix"/>, in no promised order.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken stop = default);

    /// <summary>Deletes an object; nothing happens when there is none.</summary>
    Task DeleteAsync(string path, CancellationToken stop = default);

    /// <summary>Deletes every object whose path starts with <paramref name="prefix"/>, which must end in a slash.</summary>
    Task DeletePrefixAsync(string prefix, CancellationToken stop = default);

    /// <summary>
    /// An address that an external process (ffmpeg) can read and seek in: a local path, or a loopback address that is served while the result lives.
    /// <see cref="FileNotFoundException"/> when there is no such object.
    /// </summary>
    Task<IMediaInput> OpenInputAsync(string path, CancellationToken stop = default);

    /// <summary>
    /// An https address from which anybody who has it can read the object for <paramref name="life"/>, for services that fetch for themselves: a secret. Null where the store has no address
    /// outside of this machine.
    /// </summary>
    Task<Uri?> FindReadAddressAsync(string path, TimeSpan life, CancellationToken stop = default) => Task.FromResult<Uri?>(null);
}

/// <summary>An object in the store.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="ETag">Opaque; changes whenever the content does.</param>
public sealed record StoredObject(string Path, long Length, string ETag, DateTimeOffset LastModified);

/// <summary>What a write does to an object that exists.</summary>
public enum WriteMode
{
    /// <summary>Replaces it.</summary>
    Replace,

    /// <summary>Leaves it, the write has no effect.</summary>
    CreateNew,
}

/// <summary>See <see cref="IMediaStore.OpenInputAsync"/>.</summary>
public interface IMediaInput : IAsyncDisposable
{
    /// <summary>An absolute local path, or <c>http://127.0.0.1:port/...</c>.</summary>
    string Address { get; }
}

/// <summary>An append did not start at the object's end.</summary>
/// <param name="actualLength">Bytes that the object holds.</param>
public sealed class AppendConflictException(long actualLength) : IOException($"The object holds {actualLength} bytes; append from there.")
{
    /// <summary>Bytes that the object holds.</summary>
    public long ActualLength { get; } = actualLength;
}
