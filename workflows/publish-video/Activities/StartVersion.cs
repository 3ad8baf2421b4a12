using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Versions;

namespace EduStream.PublishVideo.Activities;

/// <summary>The catalog shows the video as in work, and so does the ledger.</summary>
internal sealed class StartVersion(CatalogClient catalog, VersionLedger ledger) : WorkflowActivity<PublishVideoInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        await ledger.BeginAsync(input.VideoId, input.Version, input.Run);
        return await catalog.StartAsync(input);
    }
}
