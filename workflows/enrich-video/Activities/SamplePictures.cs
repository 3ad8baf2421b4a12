using Dapr.Workflow;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Sampling;

namespace EduStream.EnrichVideo.Activities;

/// <summary>The one pass over the source: sheets of the storyboard, and where posters and slides are.</summary>
internal sealed class SamplePictures(EnrichmentFiles work, OptionalWork slots, SourceSampler sampler, ILogger<SamplePictures> logger) : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        if (await work.Files.ExistsAsync(EnrichmentPaths.Samples(input)))
        {
            return PartResult.Done;
        }

        await using var source = await work.OpenSourceAsync(input);
        if (source is null || await work.InspectAsync(input, source) is not { } info)
        {
            return PartResult.NotAvailable(PartReasons.SourceRemoved);
        }

        if (info.Video is null)
        {
            return PartResult.NotAvailable(PartReasons.NoPicture);
        }

        return await slots.RunAsync(input, EnrichmentParts.Samples, async (folder, progress) =>
        {
            if (await sampler.SampleAsync(source.Address, info, folder.Path, progress.Report) is not { } samples)
            {
                return PartResult.NotAvailable(PartReasons.Unreadable);
            }

            foreach (var sheet in samples.Sheets)
            {
                await work.Files.CommitFileAsync(EnrichmentPaths.Sheet(input, sheet), folder.File(sheet));
            }

            await work.Files.CommitAsync(EnrichmentPaths.Samples(input), samples);
            logger.SourceSampled(input.VideoId, input.Version, samples.Plan.Tiles, samples.Posters.Count, samples.Slides.Count);
            return PartResult.Done;
        });
    }
}
