using Dapr.Workflow;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Packaging;
using EduStream.Media.Verifying;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Reports;
using EduStream.PublishVideo.Work;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>Puts together what the packaging runs noted: <c>presentation.json</c> and the segment index, if they cover the whole video and nothing twice.</summary>
internal sealed class AssemblePresentation(
    WorkFiles files, PackagedCommit packaged, PresentationCommit commit, ReportFiles reports, EncodeWork work, IOptions<CostOptions> prices, StepProgressFactory progresses, ILogger<AssemblePresentation> logger)
    : WorkflowActivity<PublishVideoInput, Assembled>
{
    public override async Task<Assembled> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        await using var progress = await progresses.StartAsync(input, Steps.Assemble);
        var plan = await files.ReadPlanAsync(input);
        var tracks = await packaged.ReadAllAsync(input, plan);
        var inits = tracks.Select(track => track.Init).DistinctBy(init => (init.Track, init.Sha256)).ToList();
        var segments = tracks.SelectMany(track => track.Segments).OrderBy(segment => segment.Track, StringComparer.Ordinal).ThenBy(segment => segment.Time).ToList();
        var presentation = PresentationBuilder.Build(input.VideoId, input.Version, plan.Plan, [.. inits.DistinctBy(init => init.Track)], segments);

        var faults = TimelineCheck.Check(plan.Plan, presentation, segments)
            .Concat(inits.CountBy(init => init.Track).Where(count => count.Value > 1).Select(count => $"{count.Key}: init segments differ between chunks."))
            .ToList();
        if (faults.Count > 0)
        {
            logger.QualityCheckFailed(input.VideoId, input.Version, string.Join(' ', faults));
            return new Assembled(null, Refusals.QualityCheckFailed);
        }

        if (await reports.FindAsync(input) is { } report)
        {
            await reports.CommitMadeAsync(input, LadderReports.Made(report, plan.Plan, tracks, await work.CoreSecondsAsync(input, plan.Plan), prices.Value));
        }

        await commit.CommitAsync(presentation, segments);
        await progress.DoneAsync();
        return new Assembled(Summary(presentation), null);
    }

    private static PublishVersion Summary(PresentationDocument presentation) => new(
        presentation.Version,
        presentation.DurationSeconds,
        [.. presentation.Tracks.Select(track => new RenditionSummary(track.Id, track.Codec, track.Width, track.Height, track.AverageBandwidth, track.TotalBytes))]);
}

/// <summary>One of the two is null.</summary>
internal sealed record Assembled(PublishVersion? Summary, Refusal? Refusal);
