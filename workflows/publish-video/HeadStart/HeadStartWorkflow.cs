using Dapr.Workflow;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo.HeadStart;

/// <summary>
/// Looks at an upload and encodes the first chunks of its instant stream while the rest of it is on its way, where the index is in front. A gift to the workflow
/// that publishes it: that one looks for what is there and makes what is not, and sweeps it all.
/// </summary>
internal sealed class HeadStartWorkflow : Workflow<HeadStartInput, int>
{
    // It is optional work: what does not come out soon is left alone.
    private static readonly WorkflowTaskOptions Twice = new(new WorkflowRetryPolicy(2, TimeSpan.FromSeconds(2)));

    // Waits that grow from two seconds to half a minute: about an hour and a half in all.
    private const int MostWaits = 200;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>The answer: how many chunks were made.</summary>
    public override async Task<int> RunAsync(WorkflowContext context, HeadStartInput input)
    {
        var made = 0;
        try
        {
            var look = await context.CallActivityAsync<HeadLook>(nameof(InspectHead), input, Twice);
            while (made < look.Chunks && await IsMadeAsync(context, new HeadChunkInput(input, look.Source!, made)))
            {
                made++;
            }
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<HeadStartWorkflow>().HeadStartBroken(input.UploadId, failure.FailureDetails.ErrorMessage);
        }

        return made;
    }

    private static async Task<bool> IsMadeAsync(WorkflowContext context, HeadChunkInput chunk)
    {
        var wait = FirstWait;
        for (var waits = 0; waits < MostWaits; waits++)
        {
            var outcome = await context.CallActivityAsync<HeadOutcome>(nameof(MakeHeadChunk), chunk, Twice);
            if (outcome != HeadOutcome.NotYet)
            {
                return outcome == HeadOutcome.Made;
            }

            await context.CreateTimer(wait);
            wait = wait * 1.5 < LongestWait ? wait * 1.5 : LongestWait;
        }

        return false;
    }
}
