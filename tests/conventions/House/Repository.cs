using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EduStream.Tests.Conventions.House;

/// <summary>The checkout under test: its files as git knows them (tracked and new, not ignored).</summary>
internal static partial class Repository
{
    private static readonly string[] Binary = [".png", ".mp4", ".ico", ".woff2", ".jpg", ".bin", ".ts.bin", ".m4s"];

    internal static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    internal static IReadOnlyList<string> Files { get; } = List();

    internal static IEnumerable<string> Under(string folder, params string[] extensions) =>
        Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && extensions.Contains(Path.GetExtension(file)));

    /// <summary>Code of the platform itself: apps and workflows, without what is only for one machine.</summary>
    internal static IEnumerable<string> ProductCode { get; } =
        Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && ProductFolder().IsMatch(file)).ToList();

    internal static IEnumerable<string> TextFiles { get; } = Files.Where(file => !Binary.Contains(Path.GetExtension(file))).ToList();

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    internal static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    /// <summary>Source without comments and without the contents of interpolation holes: what is left is code and literals.</summary>
    internal static string WithoutComments(string source) => Comment().Replace(source, "");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EduStream.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the conventions from inside a checkout.");
        }

        return folder;
    }

    private static List<string> List()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file))).Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^(apps/(?!dev/)|workflows/)")]
    private static partial Regex ProductFolder();

    [GeneratedRegex(@"^\s*//.*$|(?<=[\s;{])//[^""\n]*$|/\*.*?\*/", RegexOptions.Multiline | RegexOptions.Singleline & RegexOptions.None)]
    private static partial Regex Comment();
}
