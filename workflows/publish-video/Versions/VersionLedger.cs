using System.Text.Json;
using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Events;

namespace EduStream.PublishVideo.Versions;

/// <summary>
/// Allots versions: once per upload, counting per video, never the same number twice. A finished workflow id may be used again,
/// so this record, not the workflow, is what makes a late redelivery harmless.
/// </summary>
internal sealed class VersionLedger(DaprClient dapr)
{
    private const int Rivals = 5;

    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite, Consistency = ConsistencyMode.Strong };

    /// <summary>The upload's entry, made now when there is none.</summary>
    internal async Task<VersionEntry> AllotAsync(UploadCompleted upload, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(upload.UploadId, stop) is { } known)
            {
                return known;
            }

            var (newest, etag) = await dapr.GetStateAndETagAsync<NewestVersion?>(Components.StateStore, NewestKey(upload.VideoId), ConsistencyMode.Strong, cancellationToken: stop);
            var entry = new VersionEntry(upload.UploadId, upload.VideoId, (newest?.Version ?? 0) + 1, upload.LessonId, upload.InstructorId);
            try
            {
                await dapr.ExecuteStateTransactionAsync(
                    Components.StateStore,
                    [
                        Upsert(EntryKey(upload.UploadId), entry, etag: null),
                        Upsert(NewestKey(upload.VideoId), new NewestVersion(entry.Version, upload.UploadId), string.IsNullOrEmpty(etag) ? null : etag),
                    ],
                    cancellationToken: stop);
                return entry;
            }
            catch (DaprException) when (attempt < Rivals)
            {
                // Another replica allotted at the same moment, or the store is away: reading again tells which.
            }
        }
    }

    /// <summary>The upload's entry, if one was made.</summary>
    internal async Task<VersionEntry?> FindAsync(UploadId uploadId, CancellationToken stop) =>
        await dapr.GetStateAsync<VersionEntry?>(Components.StateStore, EntryKey(uploadId), ConsistencyMode.Strong, cancellationToken: stop);

    /// <summary>The entry of the video's newest version.</summary>
    internal async Task<VersionEntry?> NewestAsync(VideoId videoId, CancellationToken stop)
    {
        var newest = await dapr.GetStateAsync<NewestVersion?>(Components.StateStore, NewestKey(videoId), ConsistencyMode.Strong, cancellationToken: stop);
        return newest is null ? null : await FindAsync(newest.UploadId, stop);
    }

    /// <summary>Notes how the upload's version ended. The first ending stays.</summary>
    internal async Task CloseAsync(UploadId uploadId, VersionEnding ending)
    {
        var entry = await FindAsync(uploadId, CancellationToken.None);
        if (entry is { Ending: null })
        {
            await dapr.SaveStateAsync(Components.StateStore, EntryKey(uploadId), entry with { Ending = ending });
        }
    }

    private StateTransactionRequest Upsert<T>(string key, T value, string? etag) =>
        new(key, JsonSerializer.SerializeToUtf8Bytes(value, dapr.JsonSerializerOptions), StateOperationType.Upsert, etag, options: FirstWrite);

    private static string EntryKey(UploadId uploadId) => $"upload/{uploadId}";

    private static string NewestKey(VideoId videoId) => $"newest/{videoId}";
}
