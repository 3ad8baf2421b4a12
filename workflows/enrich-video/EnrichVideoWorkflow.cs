using Dapr.Workflow;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Activities;

namespace EduStream.EnrichVideo;

/// <summary>
/// What makes a published version pleasant to use. It can be watched already, so nothing here is required: a part that fails is reported and the
/// others go on. Another run makes what is not there and leaves the rest as it is.
/// </summary>
internal sealed class EnrichVideoWorkflow : Workflow<EnrichVideoInput, IReadOnlyList<PartOutcome>>
{
    // A pass over the source costs a core for minutes: what three tries do not cure is no accident.
    private static readonly WorkflowTaskOptions Try = new(new WorkflowRetryPolicy(3, TimeSpan.FromSeconds(5), 4, TimeSpan.FromMinutes(1)));

    // What has to happen sooner or later, about a week.
    private static readonly WorkflowTaskOptions Insist = new(new WorkflowRetryPolicy(2000, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    private static readonly TimeSpan LongestListening = TimeSpan.FromHours(36);

    public override async Task<IReadOnlyList<PartOutcome>> RunAsync(WorkflowContext context, EnrichVideoInput input)
    {
        // 1. What needs nothing but the source; one pass over it serves all that follows. Instances from before there were second pictures go on without an offset.
        var offset = context.IsPatched("measure-offset") ? RunPartAsync(context, input, EnrichmentParts.Offset, nameof(MeasureOffset)) : null;
        var captions = MakeCaptionsAsync(context, input);
        var fromFile = RunPartAsync(context, input, EnrichmentParts.FileChapters, nameof(ReadFileChapters));
        var samples = await RunPartAsync(context, input, EnrichmentParts.Samples, nameof(SamplePictures));

        // 2. What is made of the samples.
        var sampled = samples.State == PartState.Done;
        var pictures = await Task.WhenAll(
            IfAsync(sampled, context, input, EnrichmentParts.Storyboard, nameof(MakeStoryboard)),
            // Without samples it tells the catalog that there are none; instances from before that go on as they began.
            IfAsync(sampled || context.IsPatched("posters-of-none"), context, input, EnrichmentParts.Posters, nameof(MakePosters)),
            IfAsync(sampled, context, input, EnrichmentParts.SlideText, nameof(ReadSlides)));

        // 3. Chapters of whatever there is: the file's, and those that the slides suggest.
        var chaptersOfFile = await fromFile;
        var chapters = await RunPartAsync(context, input, EnrichmentParts.Chapters, nameof(FindChapters));
        PartOutcome[] outcomes = [chaptersOfFile, samples, .. pictures, chapters, .. await captions, .. offset is null ? [] : (PartOutcome[])[await offset]];

        // 4. The ending is noted last, because whoever finds it knows that nothing is left to do.
        await context.CallActivityAsync<object?>(nameof(CloseEnrichment), new CloseEnrichmentInput(input with { Kept = null }, outcomes), Insist);
        return outcomes;
    }

    // Speech is recognized after the file was looked through: captions that are there need no machine.
    private static async Task<PartOutcome[]> MakeCaptionsAsync(WorkflowContext context, EnrichVideoInput input) =>
    [
        await RunPartAsync(context, input, CaptionParts.Embedded, nameof(ExtractCaptions)),
        await RecognizeSpeechAsync(context, input),
    ];

    // A service may take hours: it is asked every now and then, for a day and a half, and nobody's worker waits meanwhile.
    private static async Task<PartOutcome> RecognizeSpeechAsync(WorkflowContext context, EnrichVideoInput input)
    {
        var began = context.CurrentUtcDateTime;
        while (true)
        {
            var outcome = await RunPartAsync(context, input, CaptionParts.Automatic, nameof(RecognizeSpeech));
            var waited = context.CurrentUtcDateTime - began;
            if (outcome.Reason != CaptionPartReasons.StillListening)
            {
                return outcome;
            }

            if (waited > LongestListening)
            {
                return outcome with { State = PartState.Failed, Reason = CaptionPartReasons.TooSlow };
            }

            // A tenth of what has passed: soon for a short lecture, and a history of a hundred turns at most.
            await context.CreateTimer(TimeSpan.FromSeconds(Math.Clamp(waited.TotalSeconds / 10, 15, 1800)));
        }
    }

    private static Task<PartOutcome> IfAsync(bool there, WorkflowContext context, EnrichVideoInput input, string part, string activity) =>
        there || input.KeptOf(part) is not null ? RunPartAsync(context, input, part, activity) : Task.FromResult(new PartOutcome(part, PartState.Skipped, PartReasons.NoSamples));

    private static async Task<PartOutcome> RunPartAsync(WorkflowContext context, EnrichVideoInput input, string part, string activity)
    {
        if (input.KeptOf(part) is { } kept)
        {
            return kept;
        }

        try
        {
            var result = await context.CallActivityAsync<PartResult>(activity, input with { Kept = null }, Try);
            return new PartOutcome(part, result.State, result.Reason);
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<EnrichVideoWorkflow>().PartFailed(input.VideoId, input.Version, part, failure.FailureDetails.ErrorMessage);
            return new PartOutcome(part, PartState.Failed, PartReasons.Internal);
        }
    }
}
