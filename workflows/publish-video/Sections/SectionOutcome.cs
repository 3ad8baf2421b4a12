using Dapr.Workflow;
using EduStream.Media;

namespace EduStream.PublishVideo.Sections;

/// <summary>
/// How a section ended. A step that failed for good is told as a value: as the failure of a child workflow it would reach the parent in other words, and the parent
/// is to break as if the step were its own.
/// </summary>
internal sealed record SectionOutcome(Refusal? Refusal = null, SectionFailure? Failure = null)
{
    internal static SectionOutcome Of(WorkflowTaskFailedException failure) =>
        new(Failure: new SectionFailure(failure.Message, failure.FailureDetails.ErrorType, failure.FailureDetails.ErrorMessage));

    /// <summary>The refusal; throws what the section failed with.</summary>
    internal Refusal? Read() => Failure is { } failure
        ? throw new WorkflowTaskFailedException(failure.Message, new WorkflowTaskFailureDetails(failure.ErrorType, failure.ErrorMessage))
        : Refusal;
}

internal sealed record SectionFailure(string Message, string ErrorType, string ErrorMessage);
