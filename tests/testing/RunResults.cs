using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EduStream.Testing;

/// <summary>Results of long runs that are kept in the repository, with what one must know to read them.</summary>
public static class RunResults
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the figures, the commit (with a plus sign when the working tree differs from it), the date and the kind of machine.</summary>
    public static async Task WriteAsync(string folder, string name, object figures, int? seed = null)
    {
        Directory.CreateDirectory(Path.Combine(Repository.Root, folder));
        var result = new { commit = await CommitAsync(folder), date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), machine = Machine(), seed, figures };
        await File.WriteAllTextAsync(Path.Combine(Repository.Root, folder, name + ".json"), JsonSerializer.Serialize(result, Json) + "\n");
    }

    private static string Machine()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {processor}, {memory} GiB");
    }

    private static async Task<string> CommitAsync(string folder) =>
        (await GitAsync("rev-parse", "HEAD"))[..12] + (await GitAsync("status", "--porcelain", "--", ".", $":!{folder}") == "" ? "" : "+");

    private static async Task<string> GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, .. arguments]) { RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return output.Trim();
    }
}
