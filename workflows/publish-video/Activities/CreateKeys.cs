using Dapr.Workflow;
using EduStream.Contracts.Licensing;
using EduStream.PublishVideo.Apps;

namespace EduStream.PublishVideo.Activities;

/// <summary>One key per class of track. Only the IDs come back: history is stored in clear.</summary>
internal sealed class CreateKeys(LicensingClient licensing) : WorkflowActivity<CreateKeysInput, ContentKeyIds>
{
    public override Task<ContentKeyIds> RunAsync(WorkflowActivityContext context, CreateKeysInput input) => licensing.CreateAsync(input.Version, input.Classes);
}

internal sealed record CreateKeysInput(PublishVideoInput Version, IReadOnlyList<string> Classes);

/// <summary>Undoes <see cref="CreateKeys"/>.</summary>
internal sealed class RemoveKeys(LicensingClient licensing) : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        await licensing.RemoveAsync(input);
        return null;
    }
}
