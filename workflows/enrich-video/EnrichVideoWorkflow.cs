using Dapr.Workflow;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Activities;

namespace EduStream.EnrichVideo;

/// <summary>
/// What makes a published version pleasant to use. It can be watched already, so nothing here is required: a part that fails is reported and the
/// others go on.
/// </summary>
internal sealed class EnrichVideoWorkflow : Workflow<EnrichVideoInput, IReadOnlyList<PartOutcome>>
{
    // A pass over the source costs a core for minutes: what three tries do not cure is no accident.
    private static readonly WorkflowTaskOptions Try = new(new WorkflowRetryPolicy(3, TimeSpan.FromSeconds(5), 4, TimeSpan.FromMinutes(1)));

    // What has to happen sooner or later, about a week.
    private static readonly WorkflowTaskOptions Insist = new(new WorkflowRetryPolicy(2000, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    public override async Task<IReadOnlyList<PartOutcome>> RunAsync(WorkflowContext context, EnrichVideoInput input)
    {
        // 1. What needs nothing but the source; one pass over it serves all that follows.
        var fromFile = RunPartAsync(context, input, EnrichmentParts.FileChapters, nameof(ReadFileChapters));
        var samples = await RunPartAsync(context, input, EnrichmentParts.Samples, nameof(SamplePictures));

        // 2. What is made of the samples.
        var sampled = samples.State == PartState.Done;
        var pictures = await Task.WhenAll(
            IfAsync(sampled, context, input, EnrichmentParts.Storyboard, nameof(MakeStoryboard)),
            IfAsync(sampled, context, input, EnrichmentParts.Posters, nameof(MakePosters)),
            IfAsync(sampled, context, input, EnrichmentParts.SlideText, nameof(ReadSlides)));

        // 3. Chapters of whatever there is: the file's, and those that the slides suggest.
        var chaptersOfFile = await fromFile;
        var chapters = await RunPartAsync(context, input, EnrichmentParts.Chapters, nameof(FindChapters));
        PartOutcome[] outcomes = [chaptersOfFile, samples, .. pictures, chapters];

        // 4. The ending is noted last, because whoever finds it knows that nothing is left to do.
        await context.CallActivityAsync<object?>(nameof(CloseEnrichment), new CloseEnrichmentInput(input, outcomes), Insist);
        return outcomes;
    }

    private static Task<PartOutcome> IfAsync(bool there, WorkflowContext context, EnrichVideoInput input, string part, string activity) =>
        there ? RunPartAsync(context, input, part, activity) : Task.FromResult(new PartOutcome(part, PartState.Skipped, PartReasons.NoSamples));

    private static async Task<PartOutcome> RunPartAsync(WorkflowContext context, EnrichVideoInput input, string part, string activity)
    {
        try
        {
            var result = await context.CallActivityAsync<PartResult>(activity, input, Try);
            return new PartOutcome(part, result.State, result.Reason);
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<EnrichVideoWorkflow>().PartFailed(input.VideoId, input.Version, part, failure.FailureDetails.ErrorMessage);
            return new PartOutcome(part, PartState.Failed, PartReasons.Internal);
        }
    }
}
