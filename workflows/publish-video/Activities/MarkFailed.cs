using Dapr.Workflow;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Apps;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>Tells the catalog that the version failed. False: the catalog has published it, so it did not.</summary>
internal sealed class MarkFailed(CatalogClient catalog, IOptions<PublishVideoOptions> options, TimeProvider clock) : WorkflowActivity<MarkFailedInput, bool>
{
    public override Task<bool> RunAsync(WorkflowActivityContext context, MarkFailedInput input)
    {
        var (version, (reason, sentence), kept) = input;
        var until = kept ? clock.GetUtcNow() + options.Value.KeepBroken : (DateTimeOffset?)null;
        return catalog.FailAsync(version.VideoId, new FailVersion(version.Version, reason, sentence, version.Run, until, version.RequestId));
    }
}

/// <param name="Kept">What was made is kept for a retry.</param>
internal sealed record MarkFailedInput(PublishVideoInput Version, Refusal Refusal, bool Kept = false);
