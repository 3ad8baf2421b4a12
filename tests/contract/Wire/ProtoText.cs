using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace EduStream.Tests.Contract.Wire;

/// <summary>Messages as comparable text.</summary>
internal static class ProtoText
{
    // Without spans of its own the embedded runtime hands on the starter's trace; completion tokens are its own addition.
    private static readonly string[] OfTheRuntime = ["parentTraceContext", "workflowSpanID", "completionToken"];

    private static readonly TypeRegistry Types = TypeRegistry.FromFiles(DaprProtocol.Rpc.RpcStatusReflection.Descriptor);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Types));
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithTypeRegistry(Types));

    /// <summary>A recorded message: JSON, or bytes where the recorder could not write it as JSON.</summary>
    public static IMessage Parse(MessageDescriptor type, JsonElement recorded, Func<string, string> toRun)
    {
        if (recorded.TryGetProperty("base64", out var bytes)) { return type.Parser.ParseFrom(bytes.GetBytesFromBase64()); }
        var json = JsonNode.Parse(toRun(recorded.GetRawText()))!;
        Drop(json, item => item is JsonObject { Count: 0 }, "data");
        return Parser.Parse(json.ToJsonString(), type);
    }

    public static string Of(IMessage message)
    {
        // Service invocation brings bytes in an Any without a type, which is no JSON.
        if (message.Descriptor.Name == "InvokeResponse") { return Convert.ToBase64String(message.ToByteArray()); }
        var json = JsonNode.Parse(Formatter.Format(message))!;
        foreach (var name in OfTheRuntime) { Drop(json, _ => true, name); }
        return json.ToJsonString();
    }

    /// <summary>The details of a status in the recorder's shape.</summary>
    public static string Of(IEnumerable<Google.Protobuf.WellKnownTypes.Any> details) => "[" + string.Join(',', details.Select(detail => Formatter.Format(detail))) + "]";

    // The protocol's parser wants a type of every Any; an empty one says nothing.
    private static void Drop(JsonNode? node, Func<JsonNode?, bool> which, string name)
    {
        if (node is JsonObject item)
        {
            if (item.TryGetPropertyValue(name, out var value) && which(value)) { item.Remove(name); }
            foreach (var (_, member) in item) { Drop(member, which, name); }
        }
        else if (node is JsonArray list)
        {
            foreach (var member in list) { Drop(member, which, name); }
        }
    }
}
