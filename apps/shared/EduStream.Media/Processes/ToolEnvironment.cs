namespace EduStream.Media.Processes;

/// <summary>Programs that read hostile files get none of the app's environment, where tokens and connection strings are.</summary>
internal static class ToolEnvironment
{
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "SystemRoot", "TEMP"];

    internal static void Apply(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Except(Kept, StringComparer.OrdinalIgnoreCase).ToList())
        {
            environment.Remove(name);
        }

        environment["LC_ALL"] = "C.UTF-8";
        environment["OMP_THREAD_LIMIT"] = "1"; // tesseract: four threads are slower than one, and slots count cores
    }
}
