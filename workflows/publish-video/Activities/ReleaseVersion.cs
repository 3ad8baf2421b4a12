using Dapr.Workflow;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Retiring;

namespace EduStream.PublishVideo.Activities;

/// <summary>Asks the catalog for leave to remove a version. False: people watch it again.</summary>
internal sealed class ReleaseVersion(CatalogClient catalog) : WorkflowActivity<RetireVersionInput, bool>
{
    public override Task<bool> RunAsync(WorkflowActivityContext context, RetireVersionInput input) =>
        catalog.ReleaseAsync(input.VideoId, new RemoveVersion(input.Version, input.RetiredAt));
}
