using Dapr.Workflow;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Progress;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;

namespace EduStream.PublishVideo;

/// <summary>From an uploaded file to a published version, or to a sentence that says why not and nothing left behind. How it ends is in <see cref="PublishVideoEnding"/>.</summary>
internal sealed class PublishVideoWorkflow : Workflow<PublishVideoInput, PublishOutcome>
{
    // Other apps, state and store, some ten minutes: outlasts a restart of any of them, and most outages.
    private static readonly WorkflowTaskOptions Call = new(new WorkflowRetryPolicy(16, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1)));

    // An encode costs a core for a minute: what five tries do not cure is no accident.
    private static readonly WorkflowTaskOptions Encode = new(new WorkflowRetryPolicy(5, TimeSpan.FromSeconds(2), 3, TimeSpan.FromMinutes(1)));

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

        // 3. Grid, chunks, ladder. From here on there is scratch.
        undo.Push(nameof(SweepWork));
        var plan = await context.CallActivityAsync<PlanSummary>(nameof(PlanEncoding), new PlanEncodingInput(input, inspection.Source!), Call);

        // 4. Content keys: only their IDs come back.
        undo.Push(nameof(RemoveKeys));
        await context.CallActivityAsync<ContentKeyIds>(nameof(CreateKeys), new CreateKeysInput(input, plan.KeyClasses), Call);

        // 5. Encode in chunks that all replicas share, and package each as soon as it is encoded; the sound in one piece.
        context.SetCustomStatus(ProgressStages.Encode);
        undo.Push(nameof(RemoveVersionFiles));
        if (await FanOut.RunAsync(plan, chunk => MakeAsync(context, new ChunkInput(input, chunk)), () => MakeSoundAsync(context, input)) is { } undecodable)
        {
            return undecodable;
        }

        // 6. Put the parts together.
        context.SetCustomStatus(ProgressStages.Package);
        var assembled = await context.CallActivityAsync<Assembled>(nameof(AssemblePresentation), input, Call);
        if (assembled.Refusal is not null)
        {
            return assembled.Refusal;
        }

        // 7. Decode what viewers will get, every rendition, and compare it with the plan.
        context.SetCustomStatus(ProgressStages.Verify);
        if (await FanOut.RunAsync(
                plan,
                chunk => context.CallActivityAsync<Refusal?>(nameof(VerifyChunk), new ChunkInput(input, chunk), Call),
                () => context.CallActivityAsync<Refusal?>(nameof(VerifyAudio), input, Call)) is { } wrong)
        {
            return wrong;
        }

        // 8. The catalog's pointer names this version; the catalog emits the fact.
        context.SetCustomStatus(ProgressStages.Publish);
        return await context.CallActivityAsync<Refusal?>(nameof(SwitchPointer), new SwitchPointerInput(input, assembled.Summary!), Insist);
    }

    private static async Task<Refusal?> MakeAsync(WorkflowContext context, ChunkInput chunk)
    {
        if (await context.CallActivityAsync<Refusal?>(nameof(EncodeChunk), chunk, Encode) is { } refusal)
        {
            return refusal;
        }

        await context.CallActivityAsync<object?>(nameof(PackageChunk), chunk, Call);
        return null;
    }

    private static async Task<Refusal?> MakeSoundAsync(WorkflowContext context, PublishVideoInput input)
    {
        if (await context.CallActivityAsync<Refusal?>(nameof(EncodeAudio), input, Encode) is { } refusal)
        {
            return refusal;
        }

        await context.CallActivityAsync<object?>(nameof(PackageAudio), input, Call);
        return null;
    }
}
