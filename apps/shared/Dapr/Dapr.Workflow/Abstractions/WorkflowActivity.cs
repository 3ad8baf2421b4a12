using Dapr.Workflow.Abstractions;

namespace Dapr.Workflow.Abstractions
{
    /// <summary>An activity of any types.</summary>
    public interface IWorkflowActivity
    {
        /// <summary>The type of its input.</summary>
        Type InputType { get; }

        /// <summary>The type of its output.</summary>
        Type OutputType { get; }

        /// <summary>Does the work.</summary>
        Task<object?> RunAsync(WorkflowActivityContext context, object? input);
    }

    /// <summary>The name under which a workflow or an activity is registered.</summary>
    public readonly record struct TaskIdentifier(string Name)
    {
        /// <summary>A name is an identifier.</summary>
        public static implicit operator TaskIdentifier(string name) => new(name);

        /// <summary>An identifier is a name.</summary>
        public static implicit operator string(TaskIdentifier identifier) => identifier.Name;

        /// <inheritdoc />
        public override string ToString() => Name;
    }
}

namespace Dapr.Workflow
{
    /// <summary>One step of a workflow: ordinary code with dependencies, run at least once.</summary>
    public abstract class WorkflowActivity<TInput, TOutput> : IWorkflowActivity
    {
        Type IWorkflowActivity.InputType => typeof(TInput);

        Type IWorkflowActivity.OutputType => typeof(TOutput);

        /// <inheritdoc />
        public async Task<object?> RunAsync(WorkflowActivityContext context, object? input) =>
            await RunAsync(context, (TInput)(input ?? default(TInput))!);

        /// <summary>The step.</summary>
        public abstract Task<TOutput> RunAsync(WorkflowActivityContext context, TInput input);
    }

    /// <summary>Which step of which workflow runs.</summary>
    public abstract class WorkflowActivityContext
    {
        /// <summary>The name of the activity.</summary>
        public abstract TaskIdentifier Identifier { get; }

        /// <summary>The same for each delivery of one scheduled step, another for each try.</summary>
        public abstract string TaskExecutionKey { get; }

        /// <summary>The workflow.</summary>
        public abstract string InstanceId { get; }
    }
}
