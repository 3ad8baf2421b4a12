using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Apps;

namespace EduStream.PublishVideo.Activities;

/// <summary>The catalog shows the video as in work.</summary>
internal sealed class StartVersion(CatalogClient catalog) : WorkflowActivity<PublishVideoInput, Refusal?>
{
    public override Task<Refusal?> RunAsync(WorkflowActivityContext context, PublishVideoInput input) => catalog.StartAsync(input);
}
