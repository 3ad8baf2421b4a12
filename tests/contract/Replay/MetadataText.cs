using System.Text.Json.Nodes;

namespace EduStream.Tests.Contract.Replay;

/// <summary>The metadata document without what has no order in the real one, and without what the recorded app had of unused building blocks.</summary>
internal static class MetadataText
{
    private static readonly string[] Unused = ["routed", "bulk", "bulkmixed", "files"];

    public static string Of(string body)
    {
        var document = JsonNode.Parse(body)!.AsObject();
        foreach (var list in document.Select(member => member.Value).OfType<JsonArray>().ToList())
        {
            var items = list.Where(item => !Unused.Contains(Name(item))).Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal).ToList();
            list.Clear();
            foreach (var item in items) { list.Add(JsonNode.Parse(item)); }
        }
        return document.ToJsonString();
    }

    private static string? Name(JsonNode? item) => item is JsonObject named ? (named["topic"] ?? named["name"])?.GetValue<string>() : null;
}
