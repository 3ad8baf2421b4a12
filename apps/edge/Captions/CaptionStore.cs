using System.Text.Json;
using System.Text.RegularExpressions;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Media.Captions;
using EduStream.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace EduStream.Edge.Captions;

/// <summary>
/// Captions from the media store. The list of a video is looked at again after two seconds, so that captions show up in the next manifest that is asked for; files never
/// change. What is damaged is left out and told: no caption is worth a lecture that does not play.
/// </summary>
internal sealed partial class CaptionStore(IMediaStore store, ILogger<CaptionStore> logger) : IDisposable
{
    private const int SchemaVersion = 1;
    private const long MostCachedBytes = 32_000_000;
    private static readonly TimeSpan ListLife = TimeSpan.FromSeconds(2);

    // Captions that are deleted must be gone some time, also for whoever still knows their address.
    private static readonly TimeSpan FileLife = TimeSpan.FromMinutes(5);

    private readonly MemoryCache lists = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly MemoryCache files = new(new MemoryCacheOptions { SizeLimit = MostCachedBytes });

    /// <summary>Those that are shown with this version, by language.</summary>
    internal async ValueTask<IReadOnlyList<CaptionEntry>> ListAsync(VideoId videoId, int version, CancellationToken stop)
    {
        var all = lists.Get<IReadOnlyList<CaptionEntry>>(videoId)
            ?? lists.Set(videoId, await ReadListAsync(videoId, stop), new MemoryCacheEntryOptions { Size = 1 }.SetAbsoluteExpiration(ListLife));
        return [.. all.Where(entry => entry.Version is null || entry.Version == version)];
    }

    /// <summary>Null when the video has no such file.</summary>
    internal async ValueTask<CaptionSegmenter?> FindAsync(VideoId videoId, string file, CancellationToken stop)
    {
        if (!FileName().IsMatch(file))
        {
            return null;
        }

        return files.Get<CaptionSegmenter>((videoId, file)) ?? await ReadFileAsync(videoId, file, stop);
    }

    public void Dispose()
    {
        lists.Dispose();
        files.Dispose();
    }

    private async Task<IReadOnlyList<CaptionEntry>> ReadListAsync(VideoId videoId, CancellationToken stop)
    {
        try
        {
            await using var content = await store.OpenReadAsync(MediaPaths.CaptionList(videoId), stop: stop);
            var list = await JsonSerializer.DeserializeAsync<CaptionList>(content, ServiceDefaults.ServiceDefaults.Json, stop);
            return list is { SchemaVersion: SchemaVersion, Captions: { } entries } ? [.. entries.Where(IsServable)] : throw new InvalidDataException("The list of captions is of another form.");
        }
        catch (FileNotFoundException)
        {
            return [];
        }
#pragma warning disable CA1031 // Whatever it is, also a store that is away: see above.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.CaptionsDamaged(videoId, failure);
            return [];
        }
    }

    private async Task<CaptionSegmenter?> ReadFileAsync(VideoId videoId, string file, CancellationToken stop)
    {
        try
        {
            using var bytes = new MemoryStream();
            await using (var content = await store.OpenReadAsync(MediaPaths.CaptionFile(videoId, file), stop: stop))
            {
                await content.CopyToAsync(bytes, stop);
            }

            var found = new CaptionSegmenter(CaptionImport.ReadRepaired(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
            // Text in memory takes two bytes a letter, and each cue some more.
            return files.Set((videoId, file), found, new MemoryCacheEntryOptions { Size = (4 * bytes.Length) + 1 }.SetAbsoluteExpiration(FileLife));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (InvalidDataException damage)
        {
            logger.CaptionsDamaged(videoId, damage);
            return null;
        }
    }

    // Everything here is written into manifests.
    private static bool IsServable(CaptionEntry entry) =>
        FileName().IsMatch(entry.File) && CaptionLanguage.Canonical(entry.Language) == entry.Language
        && (entry.Label is null || CaptionLabel.IsValid(entry.Label));

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
