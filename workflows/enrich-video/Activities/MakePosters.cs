using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Apps;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Sampling;

namespace EduStream.EnrichVideo.Activities;

/// <summary>Takes the best pictures out of the source and tells the catalog, whose owner chooses one.</summary>
internal sealed class MakePosters(EnrichmentFiles work, OptionalWork slots, StillTaker stills, EnrichmentCatalog catalog) : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        if (!await work.Files.ExistsAsync(EnrichmentPaths.Samples(input)))
        {
            return await TellAsync(input, new PostersMade(input.Version, [], 0));
        }

        if (!await work.Files.ExistsAsync(EnrichmentPaths.Posters(input)))
        {
            await using var source = await work.OpenSourceAsync(input);
            if (source is null)
            {
                return PartResult.NotAvailable(PartReasons.SourceRemoved);
            }

            await slots.RunAsync(input, EnrichmentParts.Posters, async (folder, progress) =>
            {
                var made = await TakeAsync(input, source.Address, folder.Path, progress.Report);
                await work.Files.CommitAsync(EnrichmentPaths.Posters(input), made);
                return made;
            });
        }

        return await TellAsync(input, await work.Files.ReadAsync<PostersMade>(EnrichmentPaths.Posters(input)));
    }

    // Also of none: the picture of the version before must not stand for this one.
    private async Task<PartResult> TellAsync(EnrichVideoInput input, PostersMade posters) =>
        !await catalog.TellAsync(input.VideoId, posters) ? PartResult.NotAvailable(PartReasons.VideoRemoved)
        : posters.Seconds.Count == 0 ? PartResult.NotAvailable(PartReasons.NothingThere)
        : PartResult.Done;

    private async Task<PostersMade> TakeAsync(EnrichVideoInput input, string source, string folder, Action<double> progress)
    {
        var info = await work.ReadSourceAsync(input);
        var candidates = (await work.Files.ReadAsync<SourceSamples>(EnrichmentPaths.Samples(input))).Posters;
        List<PosterCandidate> taken = [];
        foreach (var candidate in candidates)
        {
            // What cannot be decoded at one moment may be fine at another.
            var file = Path.Combine(folder, "poster.jpg");
            if (await stills.TakeAsync(source, info, candidate.Seconds, StillShape.Poster, file))
            {
                await work.Files.CommitFileAsync(EnrichmentPaths.Published(input, MediaPaths.PosterFile(taken.Count)), file);
                taken.Add(candidate);
            }

            progress(taken.Count / (double)candidates.Count);
        }

        return new PostersMade(input.Version, [.. taken.Select(one => one.Seconds)], taken.Count == 0 ? 0 : taken.IndexOf(taken.MaxBy(one => one.Score)!));
    }
}
