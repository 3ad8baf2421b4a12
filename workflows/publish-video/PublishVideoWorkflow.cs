using Dapr.Workflow;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Progress;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Sections;

namespace EduStream.PublishVideo;

/// <summary>From an uploaded file to a published version, or to a sentence that says why not and nothing left behind. How it ends is in <see cref="PublishVideoEnding"/>.</summary>
internal sealed class PublishVideoWorkflow : Workflow<PublishVideoInput, PublishOutcome>
{
    // Other apps, state and store, some ten minutes: outlasts a restart of any of them, and most outages.
    internal static readonly WorkflowTaskOptions Call = new(new WorkflowRetryPolicy(16, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1)));

    // An encode costs a core for a minute: what five tries do not cure is no accident.
    internal static readonly WorkflowTaskOptions Encode = new(new WorkflowRetryPolicy(5, TimeSpan.FromSeconds(2), 3, TimeSpan.FromMinutes(1)));

    // What has to happen sooner or later, about a week: giving up would leave a video in between.
    internal static readonly WorkflowTaskOptions Insist = new(new WorkflowRetryPolicy(2000, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    public override async Task<PublishOutcome> RunAsync(WorkflowContext context, PublishVideoInput input)
    {
        // What an earlier run made is there still, and is undone with the rest when this one does not get through either.
        var undo = new Stack<string>(input.Undo ?? []);
        input = input with { Undo = null };
        Refusal? refusal;
        try
        {
            refusal = await PublishAsync(context, input, undo);
        }
        catch (WorkflowTaskFailedException failure)
        {
            return await PublishVideoEnding.BreakAsync(context, input, failure, undo);
        }

        return await PublishVideoEnding.EndAsync(context, input, refusal, undo);
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
        var calls = new SectionCalls(context, input);
        return await new InstantStream(context, input, instantPlan, calls).RunBesideAsync(() => PublishLadderAsync(context, toPlan, calls));
    }

    private static async Task<Refusal?> PublishLadderAsync(WorkflowContext context, PlanEncodingInput toPlan, SectionCalls calls)
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
        var ladder = new Ladder(context, input, plan, calls);
        if (await ladder.RunAsync(LadderWork.Encode) is { } undecodable)
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
        if (await ladder.RunAsync(LadderWork.Verify) is { } wrong)
        {
            return wrong;
        }

        // 10. The catalog's pointer names this version; the catalog emits the fact.
        context.SetCustomStatus(ProgressStages.Publish);
        return await context.CallActivityAsync<Refusal?>(nameof(SwitchPointer), new SwitchPointerInput(input, assembled.Summary!), Insist);
    }
}
