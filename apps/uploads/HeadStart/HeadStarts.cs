using System.Collections.Concurrent;
using System.Threading.Channels;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Storage;
using EduStream.Uploads.Uploads;

namespace EduStream.Uploads.HeadStart;

/// <summary>
/// Tells once that an upload can be looked at while the rest of it comes. It works beside the requests that bring the bytes and never holds one up; what it misses
/// costs some seconds later on and nothing else.
/// </summary>
internal sealed class HeadStarts(IMediaStore media, DaprClient dapr, ILogger<HeadStarts> logger) : BackgroundService
{
    private const int MostWaiting = 256;

    // Uploads of which the answer is known; forgotten all at once when they are too many, then a second event says what the first said.
    private const int MostKnown = 10_000;

    private readonly Channel<UploadInfo> waiting = Channel.CreateUnbounded<UploadInfo>();
    private readonly ConcurrentDictionary<UploadId, bool> known = [];

    // Each stands in the queue once: a fast upload must not crowd out the others.
    private readonly ConcurrentDictionary<UploadId, bool> queued = [];

    /// <summary>The body of a request, watched as long as nothing is known.</summary>
    internal Stream Watch(Upload upload, Stream body) => known.ContainsKey(upload.Info.UploadId) ? body : new WatchedBody(body, () => Look(upload.Info));

    /// <summary>More of it is there.</summary>
    internal void Look(UploadInfo upload)
    {
        if (!known.ContainsKey(upload.UploadId) && queued.Count < MostWaiting && queued.TryAdd(upload.UploadId, true))
        {
            waiting.Writer.TryWrite(upload);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var upload in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            queued.TryRemove(upload.UploadId, out _);
            try
            {
                await LookAsync(upload, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.HeadStartFailed(upload.UploadId, failure.GetType().Name);
            }
        }
    }

    private async Task LookAsync(UploadInfo upload, CancellationToken stop)
    {
        if (known.ContainsKey(upload.UploadId) || upload.VideoId is not { } videoId || await media.FindAsync(MediaPaths.UploadSource(upload.UploadId), stop) is not { } source)
        {
            return;
        }

        // Complete: the workflow itself is about to begin.
        var place = source.Length >= upload.Length ? IndexPlace.Behind : await IndexSearch.FindAsync(media, MediaPaths.UploadSource(upload.UploadId), source.Length, stop);
        if (place == IndexPlace.Front)
        {
            var fact = new UploadReadable(upload.UploadId, videoId, upload.OwnerId, upload.Length);
            await dapr.PublishEventAsync(Components.PubSub, Topics.UploadReadable, fact, new Dictionary<string, string> { ["cloudevent.id"] = upload.UploadId.ToString() }, stop);
            logger.HeadStartTold(upload.UploadId, source.Length, upload.Length);
        }

        if (place != IndexPlace.Unknown)
        {
            if (known.Count >= MostKnown)
            {
                known.Clear();
            }

            known[upload.UploadId] = true;
        }
    }
}
