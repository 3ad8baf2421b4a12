using System.Text.Json.Nodes;

namespace EduStream.Tests.Contract.Replay;

/// <summary>The metadata document without what has no order in the real one, and without what the recorded app had of unused building blocks.</summary>
internal static class MetadataText
{
    private static readonly string[] Unused = ["routed", "bulk", "bulkmixed", "files", "httpbind"];

    public static string Of(string body)
    {
        // A refusal is a sentence.
        if (!body.StartsWith('{')) { return body; }
        var document = JsonNode.Parse(body)!.AsObject();
        // Where the app of the recording listened.
        if (document["appConnectionProperties"] is JsonObject { } app && app.ContainsKey("port")) { app["port"] = 0; }
        Assert.Single((document["scheduler"]?["connected_addresses"] ?? document["scheduler"]?["connectedAddresses"])!.AsArray());
        // Where the scheduler listens.
        document.Remove("scheduler");
        Sort(document);
        if (document["actorRuntime"] is JsonObject actors) { Sort(actors); }
        return document.ToJsonString();
    }

    private static void Sort(JsonObject item)
    {
        foreach (var list in item.Select(member => member.Value).OfType<JsonArray>().ToList())
        {
            // How many workflows are in memory is the runtime's own business.
            foreach (var entry in list.OfType<JsonObject>()) { entry.Remove("count"); }
            var items = list.Where(entry => !Unused.Contains(Name(entry))).Select(entry => entry!.ToJsonString()).Order(StringComparer.Ordinal).ToList();
            list.Clear();
            foreach (var entry in items) { list.Add(JsonNode.Parse(entry)); }
        }
    }

    private static string? Name(JsonNode? item) => item is JsonObject named ? (named["topic"] ?? named["name"])?.GetValue<string>() : null;
}
