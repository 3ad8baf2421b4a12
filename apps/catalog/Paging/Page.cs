namespace EduStream.Catalog.Paging;

/// <summary>A part of a list.</summary>
/// <param name="Next">Ask for <c>?after=</c> this to get the next part; null when this was the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    internal const int Default = 50;
    internal const int Most = 100;

    /// <summary>Of one row more than asked for: the last one only tells that there is more.</summary>
    internal static Page<T> Of(List<T> rows, int limit, Func<T, string> cursor) =>
        rows.Count <= limit ? new(rows, null) : new(rows[..limit], cursor(rows[limit - 1]));
}
