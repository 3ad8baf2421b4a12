namespace EduStream.Testing.Media.Dirty;

/// <summary>How a dirty file ends.</summary>
public enum Ending
{
    /// <summary>It is published, treated as stated.</summary>
    Published,

    /// <summary>It is refused with the stated sentence.</summary>
    Refused,
}

/// <summary>One file as it should not be, and what EduStream promises to make of it.</summary>
/// <param name="Name">What arrives, for the table in the README of EduStream.Media.</param>
/// <param name="Promise">The treatment, or word for word the sentence of the refusal.</param>
/// <param name="MakeAsync">Makes the file and gives its path.</param>
public sealed record DirtyCase(string Name, Ending Ending, string Promise, Func<TestClips, Task<string>> MakeAsync)
{
    /// <summary>Too much work to publish it in a test: it is inspected and planned only.</summary>
    public bool InspectOnly { get; init; }

    /// <summary>Takes so long to make or to refuse that the platform as a whole is not tried with it.</summary>
    public bool Costly { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static DirtyCase Published(string name, string treatment, Func<TestClips, Task<string>> make) => new(name, Ending.Published, treatment, make);

    internal static DirtyCase Published(string name, string treatment, Clip clip) => Published(name, treatment, clips => clips.MakeAsync(clip));

    internal static DirtyCase Refused(string name, string sentence, Func<TestClips, Task<string>> make) => new(name, Ending.Refused, sentence, make);

    internal static DirtyCase Refused(string name, string sentence, Clip clip) => Refused(name, sentence, clips => clips.MakeAsync(clip));
}
