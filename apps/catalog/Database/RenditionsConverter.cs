using System.Text.Json;
using EduStream.Contracts.Videos;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduStream.Catalog.Database;

/// <summary>Renditions are read and written with their version only: one column of JSON.</summary>
internal sealed class RenditionsConverter() : ValueConverter<IReadOnlyList<RenditionSummary>, string>(list => Write(list), text => Read(text))
{
    /// <summary>The list is replaced, never changed.</summary>
    internal sealed class Comparer() : ValueComparer<IReadOnlyList<RenditionSummary>>(
        (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)), list => list.Count, list => list);

    private static string Write(IReadOnlyList<RenditionSummary> list) => JsonSerializer.Serialize(list, ServiceDefaults.ServiceDefaults.Json);

    private static List<RenditionSummary> Read(string text) => JsonSerializer.Deserialize<List<RenditionSummary>>(text, ServiceDefaults.ServiceDefaults.Json) ?? [];
}
