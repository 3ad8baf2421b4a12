using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Reports;
using EduStream.PublishVideo.Work;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>Decides grid, chunks and ladder, and commits them for the other activities: the first plan of a version stays.</summary>
internal sealed class PlanEncoding(
    IMediaStore store, WorkFiles files, CatalogClient catalog, EncoderSupport encoders, ReportFiles reports, DaprClient dapr, IOptions<EncodingOptions> encoding, IOptions<PublishVideoOptions> options, IOptions<CostOptions> prices, ILogger<PlanEncoding> logger)
    : WorkflowActivity<PlanEncodingInput, PlanSummary>
{
    public override async Task<PlanSummary> RunAsync(WorkflowActivityContext context, PlanEncodingInput input)
    {
        var (version, found) = input;
        var source = await store.FindAsync(MediaPaths.UploadSource(version.UploadId)) ?? throw new FileNotFoundException("The uploaded file is gone.");
        var measured = await files.ExistsAsync(WorkPaths.Analysis(version)) ? await files.ReadAsync<AnalysisOutcome>(WorkPaths.Analysis(version)) : null;
        var wanted = (await catalog.DecisionsAsync(version)).Codecs;
        var codecs = await encoders.OfAsync(wanted);
        await files.CommitAsync(WorkPaths.Plan(version), WorkPlan.Of(EncodingPlanner.Plan(found, encoding.Value, measured?.Analysis?.Ladder(), codecs), source.ETag));

        var plan = (await files.ReadPlanAsync(version)).Plan;
        var report = LadderReports.Planned(version, plan, measured, prices.Value, options.Value.Slots, Environment.ProcessorCount, wanted);
        await reports.CommitPlannedAsync(version, report);
        var instant = await files.ExistsAsync(WorkPaths.InstantPlan(version)) ? await files.ReadAsync<InstantPlan>(WorkPaths.InstantPlan(version)) : null;
        var record = PlanRecord.Of(plan, report.Expected.CoreSeconds, Math.Min(options.Value.Slots, options.Value.ChunksAtOnce), instant);
        await dapr.SaveStateAsync(Components.StateStore, PlanRecord.KeyOf(version.VideoId, version.Version), record, metadata: StepProgress.KeptAWeek);
        logger.EncodingPlanned(version.VideoId, version.Version, plan.ChunkCount, plan.Video.Count);
        foreach (var (codec, reason) in CodecReports.LeftOut(plan, wanted))
        {
            logger.CodecLeftOut(version.VideoId, version.Version, codec.ToString(), reason);
        }

        return new PlanSummary(plan.ChunkCount, options.Value.ChunksAtOnce, plan.Audio.Count > 0, plan.KeyClasses(), plan.Sounds().Count);
    }
}

internal sealed record PlanEncodingInput(PublishVideoInput Version, SourceInfo Source);

/// <summary>What the workflow itself needs of a plan.</summary>
/// <param name="Sounds">Null in the history of a version from when a video had one sound at most.</param>
internal sealed record PlanSummary(int Chunks, int ChunksAtOnce, bool HasAudio, IReadOnlyList<string> KeyClasses, int? Sounds = null)
{
    internal int SoundCount => Sounds ?? (HasAudio ? 1 : 0);
}
