using Dapr.Workflow;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Chapters;

namespace EduStream.EnrichVideo.Activities;

/// <summary>The chapters that the file itself names.</summary>
internal sealed class ReadFileChapters(EnrichmentFiles work, ChapterReader reader, ILogger<ReadFileChapters> logger) : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        if (await work.Files.ExistsAsync(EnrichmentPaths.FileChapters(input)))
        {
            return PartResult.Done;
        }

        await using var source = await work.OpenSourceAsync(input);
        if (source is null || await work.InspectAsync(input, source) is not { } info)
        {
            return PartResult.NotAvailable(PartReasons.SourceRemoved);
        }

        if (await reader.ReadAsync(source.Address, info) is not { } chapters)
        {
            return PartResult.NotAvailable(PartReasons.Unreadable);
        }

        await work.Files.CommitAsync(EnrichmentPaths.FileChapters(input), chapters);
        logger.FileChaptersRead(input.VideoId, input.Version, chapters.Count);
        return chapters.Count > 0 ? PartResult.Done : PartResult.NotAvailable(PartReasons.NothingThere);
    }
}
