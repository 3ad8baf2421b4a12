using System.Text.Json;
using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Events;

namespace EduStream.PublishVideo.Versions;

/// <summary>
/// Allots versions: once per upload or request, counting per video, never the same number twice. A finished workflow id may be used again,
/// so these records, not the workflow, are what makes a late redelivery harmless.
/// </summary>
internal sealed class VersionLedger(DaprClient dapr)
{
    private const int Rivals = 5;

    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite, Consistency = ConsistencyMode.Strong };

    /// <summary>The upload's entry, made now when there is none.</summary>
    internal Task<VersionEntry> AllotAsync(UploadCompleted upload, CancellationToken stop) =>
        AllotAsync(UploadKey(upload.UploadId), number => new VersionEntry(upload.UploadId, upload.VideoId, number, upload.LessonId, upload.InstructorId), upload.VideoId, stop);

    /// <summary>The entry of a request for a new version of a source that had one already, made now when there is none.</summary>
    internal Task<VersionEntry> AllotAsync(RepublishRequested wish, CancellationToken stop) =>
        AllotAsync(
            $"republish/{wish.RequestId}",
            number => new VersionEntry(wish.UploadId, wish.VideoId, number, wish.LessonId, wish.InstructorId, RequestId: wish.RequestId),
            wish.VideoId,
            stop);

    /// <summary>The entry of the upload's first version, if it was made.</summary>
    internal Task<VersionEntry?> FindAsync(UploadId uploadId, CancellationToken stop) => FindAsync(UploadKey(uploadId), stop);

    /// <summary>The entry of a version, if it was made.</summary>
    internal async Task<VersionEntry?> FindAsync(VideoId videoId, int version, CancellationToken stop) =>
        await dapr.GetStateAsync<VersionEntry?>(Components.StateStore, EntryKey(videoId, version), ConsistencyMode.Strong, cancellationToken: stop);

    /// <summary>The entry of the video's newest version.</summary>
    internal async Task<VersionEntry?> NewestAsync(VideoId videoId, CancellationToken stop)
    {
        var newest = await dapr.GetStateAsync<NewestVersion?>(Components.StateStore, NewestKey(videoId), ConsistencyMode.Strong, cancellationToken: stop);
        return newest is null ? null : await FindAsync(videoId, newest.Version, stop);
    }

    /// <summary>Notes how the version ended. The first ending stays.</summary>
    internal Task CloseAsync(VideoId videoId, int version, VersionEnding ending) =>
        ChangeAsync(videoId, version, entry => entry.Ending is null ? entry with { Ending = ending with { Failure = entry.Failure }, Failure = null } : null);

    /// <summary>Notes that a run broke and that its work is kept; a run that is over already, or was noted before, changes nothing.</summary>
    internal Task KeepAsync(VideoId videoId, int version, VersionFailure failure, IReadOnlyList<string> undo) =>
        ChangeAsync(videoId, version, entry => entry.Ending is null && failure.Run >= entry.Run && !(failure.Run <= entry.Failure?.Run) ? entry with { Run = failure.Run, Failure = failure, Undo = undo } : null);

    /// <summary>Notes that a run begins; whatever broke before it is over.</summary>
    internal Task BeginAsync(VideoId videoId, int version, int run) =>
        ChangeAsync(videoId, version, entry => entry.Ending is null && run > entry.Run ? entry with { Run = run, Failure = null } : null);

    private async Task<VersionEntry> AllotAsync(string guardKey, Func<int, VersionEntry> make, VideoId videoId, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(guardKey, stop) is { } known)
            {
                return known;
            }

            var (newest, etag) = await dapr.GetStateAndETagAsync<NewestVersion?>(Components.StateStore, NewestKey(videoId), ConsistencyMode.Strong, cancellationToken: stop);
            var entry = make((newest?.Version ?? 0) + 1);
            try
            {
                await dapr.ExecuteStateTransactionAsync(
                    Components.StateStore,
                    [
                        Upsert(guardKey, new VersionGuard(videoId, entry.Version), etag: null),
                        Upsert(EntryKey(videoId, entry.Version), entry, etag: null),
                        Upsert(NewestKey(videoId), new NewestVersion(entry.Version), string.IsNullOrEmpty(etag) ? null : etag),
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

    private async Task<VersionEntry?> FindAsync(string guardKey, CancellationToken stop)
    {
        // The entry itself lay here before a version could come from anything but an upload.
        var guard = await dapr.GetStateAsync<VersionEntry?>(Components.StateStore, guardKey, ConsistencyMode.Strong, cancellationToken: stop);
        if (guard is null)
        {
            return null;
        }

        var entry = await FindAsync(guard.VideoId, guard.Version, stop);
        if (entry is null && guard.UploadId != default)
        {
            await dapr.TrySaveStateAsync(Components.StateStore, EntryKey(guard.VideoId, guard.Version), guard, string.Empty, FirstWrite, cancellationToken: stop);
            entry = await FindAsync(guard.VideoId, guard.Version, stop);
        }

        return entry;
    }

    // change: null when there is nothing to change.
    private async Task ChangeAsync(VideoId videoId, int version, Func<VersionEntry, VersionEntry?> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (entry, etag) = await dapr.GetStateAndETagAsync<VersionEntry?>(Components.StateStore, EntryKey(videoId, version), ConsistencyMode.Strong);
            if (entry is null || change(entry) is not { } changed
                || await dapr.TrySaveStateAsync(Components.StateStore, EntryKey(videoId, version), changed, etag ?? string.Empty, FirstWrite))
            {
                return;
            }

            if (attempt == Rivals)
            {
                throw new TimeoutException($"Version {version} of video {videoId} was changed by others in each of {Rivals} turns.");
            }
        }
    }

    private StateTransactionRequest Upsert<T>(string key, T value, string? etag) =>
        new(key, JsonSerializer.SerializeToUtf8Bytes(value, dapr.JsonSerializerOptions), StateOperationType.Upsert, etag, options: FirstWrite);

    private static string EntryKey(VideoId videoId, int version) => $"version/{videoId}/{version}";

    private static string UploadKey(UploadId uploadId) => $"upload/{uploadId}";

    private static string NewestKey(VideoId videoId) => $"newest/{videoId}";
}
