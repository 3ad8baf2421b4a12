using Dapr.Workflow;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Apps;

namespace EduStream.PublishVideo.Activities;

/// <summary>Tells the catalog that the version failed. False: the catalog has published it, so it did not.</summary>
internal sealed class MarkFailed(CatalogClient catalog) : WorkflowActivity<MarkFailedInput, bool>
{
    public override Task<bool> RunAsync(WorkflowActivityContext context, MarkFailedInput input) =>
        catalog.FailAsync(input.Version.VideoId, new FailVersion(input.Version.Version, input.Refusal.Reason, input.Refusal.Sentence));
}

internal sealed record MarkFailedInput(PublishVideoInput Version, Refusal Refusal);
