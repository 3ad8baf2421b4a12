using System.Text.Json.Serialization;

namespace EduStream.Media.Probing;

/// <summary>What inspection found: a video that can be encoded, or a refusal for good. As JSON told apart by <c>kind</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record ProbeOutcome
{
    private ProbeOutcome()
    {
    }

    /// <summary>It can be encoded.</summary>
    public sealed record Accepted(SourceInfo Source) : ProbeOutcome;

    /// <summary>It never can.</summary>
    public sealed record Refused(Refusal Refusal) : ProbeOutcome;
}
