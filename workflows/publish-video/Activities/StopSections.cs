using Dapr.Workflow;
using EduStream.PublishVideo.Sections;

namespace EduStream.PublishVideo.Activities;

/// <summary>Tells sections that no further chunk is wanted. By an activity, because events from workflow to workflow are not delivered by every Dapr.</summary>
internal sealed class StopSections(DaprWorkflowClient workflows) : WorkflowActivity<StopSectionsInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, StopSectionsInput input)
    {
        // All are told, also when one of them cannot be; one that has ended takes no notice.
        await Task.WhenAll(input.Sections.Select(section => workflows.RaiseEventAsync(section, SectionCalls.StopEvent)));
        return null;
    }
}

/// <param name="Sections">Ids of their instances.</param>
internal sealed record StopSectionsInput(PublishVideoInput Version, IReadOnlyList<string> Sections);
