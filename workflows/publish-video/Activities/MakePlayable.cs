using Dapr.Workflow;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo.Apps;

namespace EduStream.PublishVideo.Activities;

/// <summary>Learners may watch the instant stream from here on. False: they have something better, or the video is gone.</summary>
internal sealed class MakePlayable(CatalogClient catalog) : WorkflowActivity<MakePlayableInput, bool>
{
    public override Task<bool> RunAsync(WorkflowActivityContext context, MakePlayableInput input) =>
        catalog.MakePlayableAsync(input.Version.VideoId, new PlayableVersion(input.Version.Version, input.DurationSeconds));
}

internal sealed record MakePlayableInput(PublishVideoInput Version, double DurationSeconds);
