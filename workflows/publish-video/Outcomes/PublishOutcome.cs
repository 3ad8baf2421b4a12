using EduStream.Media;

namespace EduStream.PublishVideo.Outcomes;

/// <summary>How the workflow ended.</summary>
/// <param name="Refusal">Null when the version is published.</param>
/// <param name="Undone">The activities that took earlier steps back, in the order in which they ran.</param>
internal sealed record PublishOutcome(Refusal? Refusal, IReadOnlyList<string> Undone);
