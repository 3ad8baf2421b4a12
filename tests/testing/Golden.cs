using System.Runtime.CompilerServices;

namespace EduStream.Testing;

/// <summary>
/// Compares text with a file that was looked at and committed: <c>Golden/{name}</c> beside the test. <c>UPDATE_GOLDEN=1</c> writes the files anew;
/// read the difference before committing it.
/// </summary>
public static class Golden
{
    /// <summary>Throws, naming the first line that differs.</summary>
    public static void Check(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(FolderOf(test), "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : throw new InvalidOperationException($"There is no {path}. Run once with UPDATE_GOLDEN=1.");
        if (expected == actual)
        {
            return;
        }

        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new InvalidOperationException(
            $"{name}, line {line + 1}:\nexpected: {was.ElementAtOrDefault(line) ?? "(end)"}\nactual:   {now.ElementAtOrDefault(line) ?? "(end)"}\nIf that is right, run with UPDATE_GOLDEN=1.");
    }

    // A deterministic build (continuous integration) writes source paths as /_/tests/...
    private static string FolderOf(string source) =>
        Path.GetDirectoryName(source.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, source[3..]) : source)!;
}
