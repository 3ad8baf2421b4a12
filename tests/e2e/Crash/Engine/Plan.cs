using System.Globalization;
using System.Text.Json;
using EduStream.Testing;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>How much of the crash test runs, and from which seed.</summary>
internal static class Plan
{
    internal const int AllKills = 200;
    internal const int PartKills = 20;

    /// <summary>Set by <c>./edustream test crash --full</c>.</summary>
    internal static bool IsFull { get; } = Environment.GetEnvironmentVariable("EDUSTREAM_CRASH_FULL") == "1";

    internal static int Kills => IsFull ? AllKills : PartKills;

    internal static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("EDUSTREAM_CRASH_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1_000_000);

    /// <summary>Prints what a run found, and keeps it in the repository when it was a full one.</summary>
    internal static async Task FoundAsync(string name, object figures)
    {
        Console.WriteLine($"crash: {name}: {JsonSerializer.Serialize(figures, JsonSerializerOptions.Web)}");
        if (IsFull) { await RunResults.WriteAsync("tests/e2e/Crash/results", name, figures, Seed); }
    }
}
