namespace EduStream.Contracts.Slides;

/// <summary>What the slides of one version say and when, stored as <see cref="MediaPaths.SlidesFile"/>. Read off the picture: text of strangers, never markup.</summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="Language">The recogniser's languages, for example <c>eng</c>.</param>
/// <param name="Slides">In order of time; only those with text.</param>
public sealed record SlidesDocument(int SchemaVersion, string Language, IReadOnlyList<Slide> Slides);

/// <summary>One slide, seconds on the published timeline.</summary>
/// <param name="Title">The line that looks like its heading; null when none does.</param>
/// <param name="Text">Lines, with <c>\n</c> between them.</param>
/// <param name="Words">In reading order.</param>
public sealed record Slide(double Start, double End, string? Title, string Text, IReadOnlyList<SlideWord> Words);

/// <summary>One word.</summary>
/// <param name="Confidence">0 to 100, as sure as the recogniser is.</param>
public sealed record SlideWord(string Text, int Confidence);
