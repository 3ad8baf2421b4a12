using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Slides;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Sampling;
using EduStream.Media.SlideText;

namespace EduStream.EnrichVideo.Activities;

/// <summary>One still per slide, read by tesseract.</summary>
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

        var slides = await slots.RunAsync(input, EnrichmentParts.SlideText, (folder, progress) => ReadAsync(input, source.Address, folder.File("still.jpg"), progress.Report));
        if (slides.Count == 0)
        {
            return PartResult.NotAvailable(PartReasons.NothingThere);
        }

        await work.Files.CommitAsync(done, new SlidesDocument(1, recogniser.Languages, slides));
        logger.SlidesRead(input.VideoId, input.Version, slides.Count, slides.Sum(slide => slide.Words.Count));
        return PartResult.Done;
    }

    private async Task<IReadOnlyList<Slide>> ReadAsync(EnrichVideoInput input, string source, string still, Action<double> progress)
    {
        var info = await work.ReadSourceAsync(input);
        var spans = (await work.Files.ReadAsync<SourceSamples>(EnrichmentPaths.Samples(input))).Slides;
        List<(SlideSpan, RecognisedText)> read = [];
        for (var index = 0; index < spans.Count; index++)
        {
            if (await stills.TakeAsync(source, info, spans[index].Still, StillShape.Text, still))
            {
                read.Add((spans[index], await recogniser.ReadAsync(still)));
            }

            progress((index + 1.0) / spans.Count);
        }

        return SlideMerging.Merge(read);
    }
}
