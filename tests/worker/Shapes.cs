using Dapr.Workflow;

namespace EduStream.Testing.Worker;

/// <summary>All activities at once; gives the sum of what they returned.</summary>
internal sealed class FanOut : Workflow<int, int>
{
    public override async Task<int> RunAsync(WorkflowContext context, int width) =>
        (await Task.WhenAll(Enumerable.Range(1, width).Select(i => context.CallActivityAsync<int>(nameof(Echo), i)))).Sum();
}

/// <summary>One activity after the other.</summary>
internal sealed class Sequence : Workflow<int, int>
{
    public override async Task<int> RunAsync(WorkflowContext context, int length)
    {
        var sum = 0;
        for (var i = 1; i <= length; i++) { sum += await context.CallActivityAsync<int>(nameof(Echo), i); }
        return sum;
    }
}

/// <summary>Ends in its first turn.</summary>
internal sealed class Nothing : Workflow<int, int>
{
    public override Task<int> RunAsync(WorkflowContext context, int input) => Task.FromResult(input);
}
