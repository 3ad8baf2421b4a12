using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Data;

/// <summary>Component YAML names files under <c>.data</c>; a platform with its own data folder runs on a copy that names that one.</summary>
internal static class ComponentsCopy
{
    internal static IReadOnlyList<string> Make(Plan plan) =>
        [.. plan.ResourceFolders.Select((folder, index) => Copy(folder, Path.Combine(plan.DataFolder, "components", $"{index}"), plan.DataFolder))];

    private static string Copy(string from, string to, string dataFolder)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml"))
        {
            var text = File.ReadAllText(file).Replace(Plan.DefaultData + "/", dataFolder + "/", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(to, Path.GetFileName(file)), text);
        }

        return to;
    }
}
