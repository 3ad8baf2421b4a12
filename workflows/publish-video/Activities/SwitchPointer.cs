using Dapr.Workflow;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Apps;

namespace EduStream.PublishVideo.Activities;

/// <summary>The catalog's pointer names the version from here on; the catalog itself tells the world. Doing it twice is the same as once.</summary>
internal sealed class SwitchPointer(CatalogClient catalog) : WorkflowActivity<SwitchPointerInput, Refusal?>
{
    public override Task<Refusal?> RunAsync(WorkflowActivityContext context, SwitchPointerInput input) => catalog.PublishAsync(input.Version.VideoId, input.Summary);
}

internal sealed record SwitchPointerInput(PublishVideoInput Version, PublishVersion Summary);
