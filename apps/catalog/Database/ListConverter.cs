using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduStream.Catalog.Database;

/// <summary>A list that is read and written as a whole: one column of JSON, the same on both databases.</summary>
internal sealed class ListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(list => Write(list), text => Read(text))
{
    /// <summary>The list is replaced, never changed.</summary>
    internal sealed class Comparer() : ValueComparer<IReadOnlyList<T>>(
        (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)), list => list.Count, list => list);

    private static string Write(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, ServiceDefaults.ServiceDefaults.Json);

    private static List<T> Read(string text) => JsonSerializer.Deserialize<List<T>>(text, ServiceDefaults.ServiceDefaults.Json) ?? [];
}
