using System.Text.Json;

namespace EduStream.Tests.Contract.Replay;

/// <summary>A gRPC call of a recording.</summary>
internal sealed class RecordedCall
{
    public int Number { get; private init; }

    public string Method { get; private init; } = "";

    public IReadOnlyDictionary<string, string> Metadata { get; private init; } = new Dictionary<string, string>();

    public JsonElement? Request { get; private set; }

    public List<JsonElement> Answers { get; } = [];

    public string Code { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string Details { get; private set; } = "[]";

    /// <summary>How the list of what is left out names it.</summary>
    public string Name => $"#{Number} {Method[(Method.LastIndexOf('/') + 1)..]}";

    public static IReadOnlyList<RecordedCall> All(Recording recording)
    {
        var calls = new Dictionary<int, RecordedCall>();
        foreach (var line in recording.Lines)
        {
            var number = line.GetProperty("call").GetInt32();
            switch (line.Text("ev"))
            {
                case "open": calls[number] = Open(number, line); break;
                case "c->s": calls[number].Request = line.GetProperty("msg"); break;
                case "s->c": calls[number].Answers.Add(line.GetProperty("msg")); break;
                default: calls[number].End(line); break;
            }
        }
        return [.. calls.Values];
    }

    private static RecordedCall Open(int number, JsonElement line) => new()
    {
        Number = number,
        Method = line.Text("method")!,
        Metadata = line.Member("metadata") is { } metadata
            ? metadata.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString())
            : new Dictionary<string, string>(),
    };

    private void End(JsonElement line)
    {
        (Code, Message) = (line.Text("code")!, line.Text("message") ?? "");
        if (line.Member("details") is { } details) { Details = GrpcReplay.Sorted(details.GetRawText()); }
    }
}
