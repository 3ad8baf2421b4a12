using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Uploads.Uploads;

namespace EduStream.Uploads.Announcing;

/// <summary>Tells the platform that an upload is complete: publish, note it, take the mark away. Each step may be repeated, so a crash costs at most a second event.</summary>
internal sealed class Announcer(UploadStore store, DaprClient dapr, TimeProvider clock, ILogger<Announcer> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>False when the upload is complete and the broker could not be reached: the sweep tries again. The bytes are safe either way.</summary>
    internal async Task<bool> TryAnnounceAsync(Upload upload, CancellationToken stop)
    {
        var info = upload.Info;
        if (!upload.IsComplete || info is not { VideoId: { } videoId })
        {
            return true;
        }

        if (info.AnnouncedAt is null)
        {
            var fact = new UploadCompleted(info.UploadId, videoId, info.LessonId, info.OwnerId, info.FileName, info.Length, upload.LastWritten);
            if (!await PublishAsync(fact, stop))
            {
                return false;
            }

            await store.SaveAsync(info with { AnnouncedAt = clock.GetUtcNow() }, stop);
            logger.UploadAnnounced(info.UploadId, videoId);
        }

        await store.CloseAsync(info.OwnerId, info.UploadId, stop);
        return true;
    }

    private async Task<bool> PublishAsync(UploadCompleted fact, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Limit);
        try
        {
            // The event's id is the upload's: a reader sees that a second one is the same.
            await dapr.PublishEventAsync(Components.PubSub, Topics.UploadCompleted, fact, new Dictionary<string, string> { ["cloudevent.id"] = fact.UploadId.ToString() }, limited.Token);
            return true;
        }
        catch (Exception failure) when (failure is DaprException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            logger.AnnouncementFailed(fact.UploadId, failure.GetType().Name);
            return false;
        }
    }
}
