namespace EduStream.Tests.E2E.Platforms;

internal static class SharedFile
{
    /// <summary>Reads a file that a process is writing.</summary>
    internal static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
