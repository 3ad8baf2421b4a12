using Dapr.Workflow;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo.Instant;

/// <summary>
/// Keeps an instant stream until no session can watch it any more, then removes it: players that cannot change to the whole ladder by themselves stay
/// on what they have.
/// </summary>
internal sealed class RetireInstantWorkflow : Workflow<PublishVideoInput, object?>
{
    // No session lives longer than two days, see playback's settings.
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(2) + TimeSpan.FromHours(1);

    private static readonly WorkflowTaskOptions Insist = new(new WorkflowRetryPolicy(2000, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    internal static string IdOf(PublishVideoInput version) => $"retire-{version.VideoId}-{version.Version}";

    public override async Task<object?> RunAsync(WorkflowContext context, PublishVideoInput input)
    {
        await context.CreateTimer(LongestSession);
        await context.CallActivityAsync<object?>(nameof(RemoveInstant), input, Insist);
        return null;
    }
}
