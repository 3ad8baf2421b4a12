using System.Diagnostics.CodeAnalysis;

namespace EduStream.Contracts;

/// <summary>What the id types share, so that one JSON converter and one parser serve them all.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The id itself.</summary>
    Guid Value { get; }

    /// <summary>Wraps a value.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Static abstract members are how a generic converter makes an id.")]
    static abstract TSelf From(Guid value);

    /// <summary>Reads the 36-character form; false for anything else. Minimal APIs bind route values through it.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "As above.")]
    static abstract bool TryParse(string? text, out TSelf id);
}
