using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>Removes the version's files that viewers would be served: undoes packaging and assembly.</summary>
internal sealed class RemoveVersionFiles(IMediaStore store) : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        await store.DeletePrefixAsync(MediaPaths.Version(input.VideoId, input.Version));
        return null;
    }
}

/// <summary>Removes the version's scratch in the store, whether it ended well or not.</summary>
internal sealed class SweepWork(IMediaStore store) : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        await store.DeletePrefixAsync(MediaPaths.Work(input.VideoId, input.Version));
        return null;
    }
}
