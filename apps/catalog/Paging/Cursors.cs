using EduStream.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Catalog.Paging;

/// <summary>Where a list goes on, as text that callers hand back as they got it.</summary>
internal static class Cursors
{
    internal static ValidationProblem Unreadable =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["after"] = ["Hand back 'next' of the page before as it was."] });

    /// <summary>
    /// Inside a query EF turns <c>Compare(a, b) &lt; 0</c> into a comparison of the two columns; C# has no operator for ids. Version 7 sorts by time of creation.
    /// </summary>
    internal static int Compare(CourseId left, CourseId right) => left.Value.CompareTo(right.Value);

    internal static string Of(CourseId course, int position) => $"{course}.{position}";

    internal static bool TryRead(string text, out CourseId course, out int position)
    {
        position = 0;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return CourseId.TryParse(dot < 0 ? null : text[..dot], out course) && int.TryParse(text.AsSpan(dot + 1), out position);
    }
}
