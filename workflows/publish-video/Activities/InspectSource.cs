using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.Media.Probing;
using EduStream.PublishVideo.Outcomes;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>What is this file? The answer, or why it will never be a video.</summary>
internal sealed class InspectSource(IMediaStore store, SourceProber prober, ILogger<InspectSource> logger) : WorkflowActivity<PublishVideoInput, Inspection>
{
    public override async Task<Inspection> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        var path = MediaPaths.UploadSource(input.UploadId);
        if (await store.FindAsync(path) is not { } source)
        {
            return new Inspection(null, Refusals.Removed);
        }

        await using var address = await store.OpenInputAsync(path);
        switch (await prober.ProbeAsync(address.Address, source.Length))
        {
            case ProbeOutcome.Accepted accepted:
                return new Inspection(accepted.Source, null);
            case ProbeOutcome.Refused refused:
                logger.SourceRefused(input.VideoId, input.Version, refused.Refusal.Reason);
                return new Inspection(null, refused.Refusal);
            default:
                throw new InvalidOperationException("Inspection knows two outcomes.");
        }
    }
}

/// <summary>One of the two is null.</summary>
internal sealed record Inspection(SourceInfo? Source, Refusal? Refusal);
