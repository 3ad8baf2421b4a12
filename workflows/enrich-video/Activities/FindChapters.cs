using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Slides;
using EduStream.EnrichVideo.Apps;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Chapters;
using EduStream.Media.Probing;

namespace EduStream.EnrichVideo.Activities;

/// <summary>Tells the catalog of the file's chapters and of those that the slides suggest. Whatever of the two is missing is left out.</summary>
internal sealed class FindChapters(EnrichmentFiles work, EnrichmentCatalog catalog) : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        var fromFile = await ReadIfThereAsync<IReadOnlyList<Chapter>>(EnrichmentPaths.FileChapters(input)) ?? [];
        var slides = await ReadIfThereAsync<SlidesDocument>(EnrichmentPaths.Published(input, MediaPaths.SlidesFile));
        // The slides may be of an earlier run, and the source gone: then the end of the last slide is the best that is known of the length.
        var source = await ReadIfThereAsync<SourceInfo>(EnrichmentPaths.Source(input));
        IReadOnlyList<Chapter> proposed = slides is null ? [] : ChapterProposals.From(slides.Slides, source?.DurationSeconds ?? slides.Slides[^1].End);
        // Also of none: those of the version before are not this one's.
        return !await catalog.TellAsync(input.VideoId, new ChaptersFound(input.Version, fromFile, proposed)) ? PartResult.NotAvailable(PartReasons.VideoRemoved)
            : fromFile.Count + proposed.Count == 0 ? PartResult.NotAvailable(PartReasons.NothingThere)
            : PartResult.Done;
    }

    private async Task<T?> ReadIfThereAsync<T>(string path)
        where T : class => await work.Files.ExistsAsync(path) ? await work.Files.ReadAsync<T>(path) : null;
}
