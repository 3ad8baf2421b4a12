using Dapr.Workflow;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Progress;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Outcomes;

namespace EduStream.PublishVideo;

/// <summary>From an uploaded file to a published version, or to a sentence that says why not and nothing left behind.</summary>
internal sealed class PublishVideoWorkflow : Workflow<PublishVideoInput, PublishOutcome>
{
    // Other apps, state and store, some ten minutes: outlasts a restart of any of them, and most outages.
    private static readonly WorkflowTaskOptions Call = new(new WorkflowRetryPolicy(16, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1)));

    // An encode costs a core for a minute: what five tries do not cure is no accident.
    private static readonly WorkflowTaskOptions Encode = new(new WorkflowRetryPolicy(5, TimeSpan.FromSeconds(2), 3, TimeSpan.FromMinutes(1)));

    // What has to happen sooner or later, about a week: giving up would leave a video in between.
    private static readonly WorkflowTaskOptions Insist = new(new WorkflowRetryPolicy(2000, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    public override async Task<PublishOutcome> RunAsync(WorkflowContext context, PublishVideoInput input)
    {
        var logger = context.CreateReplaySafeLogger<PublishVideoWorkflow>();
        var undo = new Stack<string>();
        Refusal? refusal;
        try
        {
            refusal = await PublishAsync(context, input, undo);
        }
        catch (WorkflowTaskFailedException failure)
        {
            logger.StepFailed(input.VideoId, input.Version, failure.FailureDetails.ErrorMessage);
            refusal = Refusals.Internal;
        }

        // The catalog has the last word: when an answer was lost it may have published what looks failed here, and then nothing is undone.
        if (refusal is not null && !await context.CallActivityAsync<bool>(nameof(MarkFailed), new MarkFailedInput(input, refusal), Insist))
        {
            refusal = null;
        }

        var undone = new List<string>();
        if (refusal is null)
        {
            // 11. Who still watches the instant stream may go on; nothing that viewers see depends on the scratch any more.
            await context.CallActivityAsync<object?>(nameof(CloseInstant), input, Insist);
            await context.CallActivityAsync<object?>(nameof(RetireInstant), input, Insist);
            await context.CallActivityAsync<object?>(nameof(SweepWork), input, Insist);
            logger.VersionPublished(input.VideoId, input.Version);
        }
        else
        {
            while (undo.TryPop(out var step))
            {
                await context.CallActivityAsync<object?>(step, input, Insist);
                undone.Add(step);
            }

            logger.VersionWithdrawn(input.VideoId, input.Version, refusal.Reason);
        }

        // 12. Last, because whoever finds an ending knows that nothing is left to do.
        await context.CallActivityAsync<object?>(nameof(CloseVersion), new CloseVersionInput(input, refusal), Insist);
        return new PublishOutcome(refusal, undone);
    }

    private static async Task<Refusal?> PublishAsync(WorkflowContext context, PublishVideoInput input, Stack<string> undo)
    {
        // 1. The catalog shows the video as in work.
        context.SetCustomStatus(ProgressStages.Inspect);
        if (await context.CallActivityAsync<Refusal?>(nameof(StartVersion), input, Call) is { } unknown)
        {
            return unknown;
        }

        // 2. What is this file?
        var inspection = await context.CallActivityAsync<Inspection>(nameof(InspectSource), input, Call);
        if (inspection.Refusal is not null)
        {
            return inspection.Refusal;
        }

        // 3. What can be watched first? From here on there is scratch.
        undo.Push(nameof(SweepWork));
        var toPlan = new PlanEncodingInput(input, inspection.Source!);
        var instantPlan = await context.CallActivityAsync<InstantSummary>(nameof(PlanInstant), toPlan, Call);

        // 4. Content keys: only their IDs come back.
        undo.Push(nameof(RemoveKeys));
        await context.CallActivityAsync<ContentKeyIds>(nameof(CreateKeys), new CreateKeysInput(input, instantPlan.KeyClasses), Call);

        // 5. The instant stream grows while everything else goes on; it is over before anything is undone or closed.
        undo.Push(nameof(RemoveVersionFiles));
        return await new InstantStream(context, input, instantPlan, Encode, Call).RunBesideAsync(() => PublishLadderAsync(context, toPlan));
    }

    private static async Task<Refusal?> PublishLadderAsync(WorkflowContext context, PlanEncodingInput toPlan)
    {
        // 6. Grid, chunks, and a ladder made for this source.
        var input = toPlan.Version;
        if (toPlan.Source.Video is not null)
        {
            await context.CallActivityAsync<object?>(nameof(AnalyseSource), toPlan, Encode);
        }

        var plan = await context.CallActivityAsync<PlanSummary>(nameof(PlanEncoding), toPlan, Call);

        // 7. Encode in chunks that all replicas share, and package each as soon as it is encoded; each sound in one piece.
        context.SetCustomStatus(ProgressStages.Encode);
        if (await FanOut.RunAsync(plan, chunk => Parts.MakeAsync(context, new ChunkInput(input, chunk), Encode, Call), sound => Parts.MakeAsync(context, SoundInput.Of(input, sound), Encode, Call)) is { } undecodable)
        {
            return undecodable;
        }

        // 8. Put the parts together.
        context.SetCustomStatus(ProgressStages.Package);
        var assembled = await context.CallActivityAsync<Assembled>(nameof(AssemblePresentation), input, Call);
        if (assembled.Refusal is not null)
        {
            return assembled.Refusal;
        }

        // 9. Decode what viewers will get, every rendition, and compare it with the plan.
        context.SetCustomStatus(ProgressStages.Verify);
        if (await FanOut.RunAsync(
                plan,
                chunk => context.CallActivityAsync<Refusal?>(nameof(VerifyChunk), new ChunkInput(input, chunk), Call),
                sound => context.CallActivityAsync<Refusal?>(nameof(VerifyAudio), SoundInput.Of(input, sound), Call)) is { } wrong)
        {
            return wrong;
        }

        // 10. The catalog's pointer names this version; the catalog emits the fact.
        context.SetCustomStatus(ProgressStages.Publish);
        return await context.CallActivityAsync<Refusal?>(nameof(SwitchPointer), new SwitchPointerInput(input, assembled.Summary!), Insist);
    }
}
