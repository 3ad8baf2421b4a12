using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media.Analysis;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>Looks at pieces of the source and chooses its ladder; a source that cannot be measured gets the fixed one. The first result of a version stays.</summary>
internal sealed class AnalyseSource(
    IMediaStore store, WorkFiles files, SourceAnalyser analyser, IOptions<EncodingOptions> encoding, EncodeSlots slots, ScratchSpace scratch, StepProgressFactory progresses, ILogger<AnalyseSource> logger)
    : WorkflowActivity<PlanEncodingInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PlanEncodingInput input)
    {
        var (version, found) = input;
        if (await files.ExistsAsync(WorkPaths.Analysis(version)))
        {
            return null;
        }

        // The whole ladder waits for it, and it takes seconds: it is not queued behind a stream of hours.
        using var slot = await slots.TakeAsync(version.OwnerId, WorkClass.Required);
        await using var progress = await progresses.StartAsync(version, Steps.Analyse);
        using var folder = scratch.NewFolder();
        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(version.UploadId));
        var outcome = await analyser.AnalyseAsync(found, encoding.Value, source.Address, folder.Path, progress.Report);
        await files.CommitAsync(WorkPaths.Analysis(version), outcome);
        await progress.DoneAsync();
        if (outcome.Analysis is { } analysis)
        {
            logger.SourceAnalysed(version.VideoId, version.Version, analysis.Class.ToString(), analysis.Decision.Kept.Count, analysis.Seconds);
        }
        else
        {
            logger.SourceNotAnalysed(version.VideoId, version.Version, outcome.Fallback!);
        }

        return null;
    }
}
