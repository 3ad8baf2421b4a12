using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.PublishVideo.HeadStart;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>What is this file going to be?</summary>
internal sealed class InspectHead(IMediaStore store, SourceProber prober, IOptions<EncodingOptions> encoding, IOptions<PublishVideoOptions> options, ILogger<InspectHead> logger)
    : WorkflowActivity<HeadStartInput, HeadLook>
{
    public override async Task<HeadLook> RunAsync(WorkflowActivityContext context, HeadStartInput input)
    {
        var path = MediaPaths.UploadSource(input.UploadId);
        if (await store.FindAsync(path) is not { } there || there.Length >= input.Length)
        {
            return new HeadLook(null, 0);
        }

        await using var file = await store.OpenInputAsync(path);
        var source = await prober.ProbeHeadAsync(file.Address, input.Length);

        // A source that is shown as it is needs nothing made before.
        var chunks = source is null || (source.StreamReady && encoding.Value.UseReadySources) ? 0
            : Math.Min(options.Value.HeadStartChunks, InstantPlanner.Plan(source, encoding.Value).ChunkCount);
        logger.HeadInspected(input.UploadId, there.Length, input.Length, chunks);
        return new HeadLook(chunks == 0 ? null : source, chunks);
    }
}
