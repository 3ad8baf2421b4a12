namespace Dapr.Workflow;

/// <summary>A workflow of any types.</summary>
public interface IWorkflow
{
    /// <summary>The type of its input.</summary>
    Type InputType { get; }

    /// <summary>The type of its output.</summary>
    Type OutputType { get; }

    /// <summary>Runs, or runs again, from the start.</summary>
    Task<object?> RunAsync(WorkflowContext context, object? input);
}

/// <summary>
/// A recipe that survives restarts. It is run again from the start at each step, so it must do the same thing each time:
/// time, ids, waiting and logging come from the context, everything else from activities.
/// </summary>
public abstract class Workflow<TInput, TOutput> : IWorkflow
{
    Type IWorkflow.InputType => typeof(TInput);

    Type IWorkflow.OutputType => typeof(TOutput);

    async Task<object?> IWorkflow.RunAsync(WorkflowContext context, object? input) => await RunAsync(context, (TInput)(input ?? default(TInput))!);

    /// <summary>The recipe.</summary>
    public abstract Task<TOutput> RunAsync(WorkflowContext context, TInput input);
}
