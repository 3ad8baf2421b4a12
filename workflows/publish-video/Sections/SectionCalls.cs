using System.Globalization;
using Dapr.Workflow;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo.Sections;

/// <summary>How a run of the workflow calls its sections, and tells those that run that no more is wanted.</summary>
internal sealed class SectionCalls(WorkflowContext context, PublishVideoInput input)
{
    /// <summary>A section that gets this event begins no further chunk.</summary>
    internal const string StopEvent = "stop";

    // Without the message a section does some work in vain and is waited for all the same.
    private static readonly WorkflowTaskOptions Tell = new(new WorkflowRetryPolicy(5, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1)));

    private readonly List<(string Kind, string Id)> running = [];
    private bool? patched;
    private string? mark;

    /// <summary>More chunks than one history should hold? Instances from before there were sections go on as they began.</summary>
    internal bool Wanted(int chunks) => chunks > SectionGrid.ChunksPerSection && (patched ??= context.IsPatched("sections"));

    internal async Task<TOutcome> RunAsync<TOutcome>(string workflow, string kind, int index, object section)
    {
        // When its instance was lost, a version is begun again under the same id, and must not meet sections that still run. The context's Guids would repeat with the id.
        mark ??= new DateTimeOffset(context.CurrentUtcDateTime).ToUnixTimeMilliseconds().ToString("x11", CultureInfo.InvariantCulture);
        var id = input.SectionIdOf(kind, index, mark);
        running.Add((kind, id));
        try
        {
            return await context.CallChildWorkflowAsync<TOutcome>(workflow, section, new ChildWorkflowTaskOptions(id));
        }
        finally
        {
            running.Remove((kind, id));
        }
    }

    internal async Task StopAsync(string kind)
    {
        List<string> told = [.. running.Where(section => section.Kind == kind).Select(section => section.Id)];
        if (told.Count == 0)
        {
            return;
        }

        try
        {
            await context.CallActivityAsync<object?>(nameof(StopSections), new StopSectionsInput(input, told), Tell);
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<PublishVideoWorkflow>().SectionsNotTold(input.VideoId, input.Version, failure.FailureDetails.ErrorMessage);
        }
    }
}
