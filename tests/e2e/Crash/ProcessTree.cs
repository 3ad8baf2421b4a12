using System.Globalization;

namespace EduStream.Tests.E2E.Crash;

internal static class ProcessTree
{
    /// <summary>Command lines of the direct children of a process.</summary>
    internal static IEnumerable<string> Children(int parent)
    {
        string[] tasks;
        try
        {
            tasks = Directory.GetDirectories($"/proc/{parent}/task");
        }
        catch (DirectoryNotFoundException)
        {
            yield break;
        }

        // Children are listed by the thread that started them.
        foreach (var child in tasks.SelectMany(task => Read(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            yield return Read($"/proc/{int.Parse(child, CultureInfo.InvariantCulture)}/cmdline").Replace('\0', ' ');
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
