using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using EduStream.Testing;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>What a run found: printed always, and kept in the repository when it was a full one.</summary>
internal static class RunResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task WriteAsync(string name, object figures)
    {
        Console.WriteLine($"crash: {name}: {JsonSerializer.Serialize(figures, JsonSerializerOptions.Web)}");
        if (!Plan.IsFull) { return; }
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "tests/e2e/Crash/results"));
        var result = new { commit = await CommitAsync(), date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd"), seed = Plan.Seed, cores = Environment.ProcessorCount, figures };
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".json"), JsonSerializer.Serialize(result, Json) + "\n");
    }

    /// <summary>The commit that was tested; with a plus sign when files differ from it.</summary>
    private static async Task<string> CommitAsync() => (await GitAsync("rev-parse", "HEAD"))[..12] + (await GitAsync("status", "--porcelain", "--", "apps", "tests", ":!tests/e2e/Crash/results") == "" ? "" : "+");

    private static async Task<string> GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, .. arguments]) { RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return output.Trim();
    }
}
