using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Slides;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Processes;
using EduStream.Media.Sampling;
using EduStream.Media.SlideText;

namespace EduStream.EnrichVideo.Activities;

/// <summary>One still per slide, read by tesseract. A slide that cannot be read is left out, and the others go on.</summary>
internal sealed class ReadSlides(EnrichmentFiles work, OptionalWork slots, StillTaker stills, TextRecogniser recogniser, ILogger<ReadSlides> logger)
    : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        var done = EnrichmentPaths.Published(input, MediaPaths.SlidesFile);
        if (await work.Files.ExistsAsync(done))
        {
            return PartResult.Done;
        }

        if (!recogniser.IsAvailable)
        {
            logger.TesseractMissing();
            return PartResult.NotAvailable(PartReasons.NotInstalled);
        }

        await using var source = await work.OpenSourceAsync(input);
        if (source is null)
        {
            return PartResult.NotAvailable(PartReasons.SourceRemoved);
        }

        var (slides, unread) = await slots.RunAsync(input, EnrichmentParts.SlideText, (folder, progress) => ReadAsync(input, source.Address, folder.File("still.jpg"), progress.Report));
        if (slides.Count == 0)
        {
            return PartResult.NotAvailable(unread == 0 ? PartReasons.NothingThere : PartReasons.Unreadable);
        }

        await work.Files.CommitAsync(done, new SlidesDocument(1, recogniser.Languages, slides));
        logger.SlidesRead(input.VideoId, input.Version, slides.Count, slides.Sum(slide => slide.Words.Count));
        return PartResult.Done;
    }

    private async Task<(IReadOnlyList<Slide> Slides, int Unread)> ReadAsync(EnrichVideoInput input, string source, string still, Action<double> progress)
    {
        var info = await work.ReadSourceAsync(input);
        var spans = (await work.Files.ReadAsync<SourceSamples>(EnrichmentPaths.Samples(input))).Slides;
        List<(SlideSpan, RecognisedText)> read = [];
        List<(SlideSpan Span, ToolFailedException Failure)> unread = [];
        for (var index = 0; index < spans.Count; index++)
        {
            if (await stills.TakeAsync(source, info, spans[index].Still, StillShape.Text, still))
            {
                try
                {
                    read.Add((spans[index], await recogniser.ReadAsync(still)));
                }
                catch (ToolFailedException failure) when (failure is not ToolUnusableException)
                {
                    unread.Add((spans[index], failure));
                }
            }

            progress((index + 1.0) / spans.Count);
        }

        if (unread.Count > 0)
        {
            var (first, failure) = unread[0];
            logger.SlidesUnread(input.VideoId, input.Version, unread.Count, spans.Count, first.Still, failure.Message);
            if (unread.Count > 1 && read.Count == 0)
            {
                // Not the slides: something is wrong with the tool or the machine, and another try may help.
                throw new ToolFailedException($"None of {unread.Count} slides could be read.", failure.LastErrors);
            }
        }

        return (SlideMerging.Merge(read), unread.Count);
    }
}
