using System.Text.Json;
using EduStream.Testing;

namespace EduStream.Tests.Contract.Replay;

/// <summary>A file of exchanges that the real Dapr had, one a line.</summary>
internal sealed record Recording(string Name, IReadOnlyList<JsonElement> Lines)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/contract/Recordings");

    /// <summary>Every recording there is, as <c>folder/file</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)[..^".jsonl".Length]).Order(StringComparer.Ordinal)];

    public static Recording Load(string name) => new(name, [.. File.ReadLines(Path.Combine(Folder, name + ".jsonl")).Select(Parse)]);

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}

/// <summary>Short access to the members of a line.</summary>
internal static class Lines
{
    public static JsonElement? Member(this JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement line, string name) => line.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IReadOnlyDictionary<string, string> Headers(this JsonElement line) => line.Member("headers") is { } headers
        ? headers.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)
        : new Dictionary<string, string>();
}
