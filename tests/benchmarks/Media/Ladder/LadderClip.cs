namespace EduStream.Benchmarks.Media.Ladder;

/// <summary>One clip of the comparison.</summary>
/// <param name="Kind">What it shows: savings are averaged per kind, then over the kinds.</param>
/// <param name="Source">For the table: where it comes from.</param>
/// <param name="File">The clip itself, half a minute.</param>
internal sealed record LadderClip(string Name, string Kind, string Source, string File);
