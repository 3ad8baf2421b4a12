using System.Security.Cryptography;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Licensing;

namespace EduStream.Licensing.ContentKeys;

/// <summary>Content keys of a version in Dapr state, wrapped.</summary>
internal sealed class ContentKeyStore(DaprClient dapr, KeyWrapping wrapping, ILogger<ContentKeyStore> logger)
{
    private const int KeyBytes = 16;
    private const int Turns = 20;
    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite };

    /// <summary>Makes a key for each class that has none. Whoever asks, however often and at once, gets the same key ids.</summary>
    internal async Task<ContentKeyIds> CreateAsync(VideoId videoId, int version, IReadOnlyList<string> classes, CancellationToken stop)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var (stored, etag) = await dapr.GetStateAndETagAsync<WrappedKey[]?>(Components.StateStore, Name(videoId, version), cancellationToken: stop);
            var keys = stored ?? [];
            var missing = classes.Except(keys.Select(key => key.Class)).ToList();
            if (missing.Count == 0)
            {
                return Ids(keys, classes);
            }

            WrappedKey[] all = [.. keys, .. missing.Select(name => Make(name, videoId, version))];
            if (await dapr.TrySaveStateAsync(Components.StateStore, Name(videoId, version), all, etag ?? string.Empty, FirstWrite, cancellationToken: stop))
            {
                logger.ContentKeysCreated(videoId, version, missing.Count);
                return Ids(all, classes);
            }
        }

        throw new TimeoutException($"The keys of video {videoId} version {version} were changed by others in each of {Turns} turns.");
    }

    /// <summary>The keys themselves; empty when there are none.</summary>
    internal async Task<IReadOnlyList<PlainKey>> FindAsync(VideoId videoId, int version, CancellationToken stop)
    {
        var stored = await dapr.GetStateAsync<WrappedKey[]?>(Components.StateStore, Name(videoId, version), cancellationToken: stop) ?? [];
        try
        {
            return [.. stored.Select(key => new PlainKey(key.Class, key.KeyId, wrapping.Unwrap(key.Wrapped, key.KeyId, videoId, version)))];
        }
        catch (CryptographicException)
        {
            logger.ContentKeysNotUnwrapped(videoId, version, Secrets.ContentKeyWrapping);
            throw;
        }
    }

    internal async Task DeleteAsync(VideoId videoId, int version, CancellationToken stop)
    {
        await dapr.DeleteStateAsync(Components.StateStore, Name(videoId, version), cancellationToken: stop);
        logger.ContentKeysDeleted(videoId, version);
    }

    private static string Name(VideoId videoId, int version) => $"content-keys-{videoId}-{version}";

    private static ContentKeyIds Ids(IEnumerable<WrappedKey> keys, IReadOnlyList<string> classes) =>
        new([.. keys.Where(key => classes.Contains(key.Class)).Select(key => new ContentKeyId(key.Class, key.KeyId))]);

    private WrappedKey Make(string keyClass, VideoId videoId, int version)
    {
        var keyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            return new WrappedKey(keyClass, keyId, wrapping.Wrap(key, keyId, videoId, version));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private sealed record WrappedKey(string Class, string KeyId, byte[] Wrapped);
}
