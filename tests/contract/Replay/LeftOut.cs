using System.Text.Json;
using EduStream.Testing;

namespace EduStream.Tests.Contract.Replay;

/// <summary>The one list of recorded cases that are not replayed, with a reason each: <c>left-out.json</c>.</summary>
internal static class LeftOut
{
    public static IReadOnlyList<LeftOutCases> All { get; } = JsonSerializer.Deserialize<List<LeftOutCases>>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/contract/left-out.json")), JsonSerializerOptions.Web)!;

    public static bool Has(string recording, string name) => All.Any(entry => entry.Recording == recording && (entry.Cases.Contains(name) || entry.Cases is ["*"]));
}

/// <summary>Some cases of one recording; <c>*</c> alone means all of them.</summary>
internal sealed record LeftOutCases(string Recording, IReadOnlyList<string> Cases, string Reason);
