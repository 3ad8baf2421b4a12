using Dapr.Workflow;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Watching;

/// <summary>
/// An activity as the worker runs it: in sight of whoever looks for stuck work, and with its failed attempts counted. What it throws becomes a
/// <see cref="StepFailedException"/>, which names the step.
/// </summary>
internal sealed class WatchedStep<TActivity, TInput, TOutput>(IServiceProvider services, WorkInHand hand, StepFailures failures) : WorkflowActivity<TInput, TOutput>
    where TActivity : WorkflowActivity<TInput, TOutput>
{
    public override async Task<TOutput> RunAsync(WorkflowActivityContext context, TInput input)
    {
        var step = Steps.Of(typeof(TActivity).Name, (input as ChunkInput)?.Chunk ?? (input as SoundInput)?.Sound);
        var activity = ActivatorUtilities.CreateInstance<TActivity>(services);
        if (!PublishVideoInput.TryReadWorkflowId(context.InstanceId, out var videoId, out var version))
        {
            return await activity.RunAsync(context, input);
        }

        using var held = hand.Enter(videoId, version, step);
        try
        {
            var result = await activity.RunAsync(context, input);
            hand.Moved(videoId, version, step);
            return result;
        }
#pragma warning disable CA1031 // Whatever an activity throws is a failed attempt.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            await failures.AddAsync(videoId, version, step);
            throw cause as StepFailedException ?? new StepFailedException(step, cause);
        }
    }
}
