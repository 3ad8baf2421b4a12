using Dapr.Workflow;

namespace EduStream.Testing.Worker;

/// <summary>Makes a token that nobody made before, and notes for whom.</summary>
internal sealed class Work(Diary diary) : WorkflowActivity<string, string>
{
    public override async Task<string> RunAsync(WorkflowActivityContext context, string slot)
    {
        // So that kills meet activities of every age.
        await Task.Delay(Random.Shared.Next(30));
        var token = Guid.NewGuid().ToString("N");
        diary.Note($"ran {context.InstanceId} {slot} {token}");
        return token;
    }
}

/// <summary>Never succeeds.</summary>
internal sealed class Refuse : WorkflowActivity<string, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, string input) => throw new InvalidOperationException("refused on purpose");
}

/// <summary>Costs as little as an activity can: for measuring the runtime alone.</summary>
internal sealed class Echo : WorkflowActivity<int, int>
{
    public override Task<int> RunAsync(WorkflowActivityContext context, int input) => Task.FromResult(input);
}
