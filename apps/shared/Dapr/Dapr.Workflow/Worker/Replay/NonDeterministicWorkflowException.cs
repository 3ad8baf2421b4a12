namespace Dapr.Workflow.Worker.Replay;

/// <summary>The workflow does not do what its history says that it did, or awaits what no history can hold.</summary>
internal sealed class NonDeterministicWorkflowException(string message) : Exception(message);
