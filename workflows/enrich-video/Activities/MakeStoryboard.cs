using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Storyboards;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Sampling;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Activities;

/// <summary>Publishes the sheets, then the track that names places on them, then the document that manifests are written from.</summary>
internal sealed class MakeStoryboard(IMediaStore store, EnrichmentFiles work) : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        var done = EnrichmentPaths.Published(input, MediaPaths.StoryboardFile);
        if (await work.Files.ExistsAsync(done))
        {
            return PartResult.Done;
        }

        var (plan, sheets, _, _) = await work.Files.ReadAsync<SourceSamples>(EnrichmentPaths.Samples(input));
        var info = await work.ReadSourceAsync(input);
        var largest = 0L;
        for (var sheet = 0; sheet < sheets.Count; sheet++)
        {
            var from = EnrichmentPaths.Sheet(input, sheets[sheet]);
            largest = Math.Max(largest, (await store.FindAsync(from))!.Length);
            await using var content = await store.OpenReadAsync(from);
            await store.WriteAsync(EnrichmentPaths.Published(input, StoryboardDocument.SheetFile(sheet)), content, WriteMode.CreateNew);
        }

        var document = new StoryboardDocument(1, plan.Width, plan.Height, plan.Columns, plan.Rows, plan.TileSeconds, plan.Tiles, sheets.Count, largest);
        using var track = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(StoryboardTrack.Write(document, info.DurationSeconds)));
        await store.WriteAsync(EnrichmentPaths.Published(input, MediaPaths.StoryboardTrackFile), track, WriteMode.CreateNew);
        await work.Files.CommitAsync(done, document);
        return PartResult.Done;
    }
}
