using System.Text.Json;
using System.Text.Json.Nodes;
using EduStream.Tests.Contract.Wire;

namespace EduStream.Tests.Contract.Replay;

/// <summary>Makes the unary calls of a recording one after the other and compares messages, status codes, sentences and details.</summary>
internal sealed class GrpcReplay(string recording, Uri server)
{
    private readonly Identities _ids = new();
    private readonly List<string> _differences = [];

    public async Task RunAsync()
    {
        foreach (var call in RecordedCall.All(Recording.Load(recording)).Where(call => !LeftOut.Has(recording, call.Name)))
        {
            if (await DifferenceAsync(call) is { } difference) { _differences.Add($"- {call.Name} {call.Request?.GetRawText()}\n{difference}"); }
        }
        Assert.True(_differences.Count == 0, $"{recording}:\n" + string.Join('\n', _differences));
    }

    private async Task<string?> DifferenceAsync(RecordedCall recorded)
    {
        if (!Methods.Knows(recorded.Method)) { return "the protocol of EduStream does not have it"; }
        var request = ProtoText.Parse(Methods.Request(recorded.Method), recorded.Request!.Value, _ids.ToRun);
        var answers = new List<byte[]>();
        using var call = RawCall.Start(server, recorded.Method, Google.Protobuf.MessageExtensions.ToByteArray(request), recorded.Metadata, answers.Add);
        var status = await call.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        return Difference(recorded, status, answers, _ids);
    }

    public static string? Difference(RecordedCall recorded, RawStatus status, List<byte[]> answers, Identities ids)
    {
        if (recorded.Code != status.Name) { return $"recorded: {recorded.Code} {recorded.Message}\n     run: {status.Name} {status.Message}"; }
        if (ids.Difference(recorded.Message, status.Message) is { } message) { return message; }
        if (ids.Difference(recorded.Details, Sorted(ProtoText.Of(status.Details))) is { } details) { return details; }
        if (recorded.Answers.Count != answers.Count) { return $"recorded: {recorded.Answers.Count} messages\n     run: {answers.Count}"; }
        var type = Methods.Response(recorded.Method);
        var isMetadata = recorded.Method.EndsWith("/GetMetadata", StringComparison.Ordinal);
        return recorded.Answers.Zip(answers).Select(pair =>
        {
            var (was, now) = (ProtoText.Of(ProtoText.Parse(type, pair.First, text => text)), ProtoText.Of(type.Parser.ParseFrom(pair.Second)));
            return isMetadata ? ids.Difference(MetadataText.Of(was), MetadataText.Of(now)) : ids.Difference(was, now);
        }).FirstOrDefault(difference => difference is not null);
    }

    /// <summary>JSON with the members of the details in one order.</summary>
    public static string Sorted(string json)
    {
        static JsonNode? Sort(JsonNode? node) => node switch
        {
            JsonObject item => new JsonObject(item.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Sort)]),
            _ => node?.DeepClone(),
        };
        return Sort(JsonNode.Parse(json))!.ToJsonString();
    }
}
